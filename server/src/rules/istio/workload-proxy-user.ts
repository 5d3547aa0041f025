import { labelsOf, podOf, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { scalar, select } from '../../yaml/select.ts';
import { numbers } from '../shared/texts.ts';
import { defineRule } from '../rule.ts';

/** The user that the sidecar runs as; its traffic is not captured. */
const PROXY_USER = 1337;

/** Source: istioctl IST0144; Istio, application requirements. */
export const workloadProxyUser = defineRule({
  id: 'istio/workload-proxy-user',
  title: 'Leave user 1337 to the sidecar',
  severity: 'warning',
  kinds: WORKLOAD_KINDS,
  upstream: ['IST0144'],
  *check(workload) {
    const labels = labelsOf(workload);
    if (labels.has('istio') || labels.get('release') === 'istio') return;
    const pod = podOf(workload);
    const containers = ['spec.containers[*]', 'spec.initContainers[*]']
      .flatMap((query) => select(pod, query))
      .filter(
        (container) =>
          !/^istio-(?:proxy|operator|init|validation)$/.test(scalar(container, 'name')?.text ?? ''),
      );
    const users = [
      ...numbers(pod, 'spec.securityContext.runAsUser'),
      ...containers.flatMap((container) => numbers(container, 'securityContext.runAsUser')),
    ].filter((user) => user.value === PROXY_USER);
    if (users.length === 0) return;
    for (const user of users) {
      yield {
        at: user,
        // istioctl looks at these two only.
        upstream: workload.key === 'Pod' || workload.key === 'Deployment.apps' ? ['IST0144'] : [],
        message:
          '"1337" is the user of the sidecar, whose traffic bypasses the mesh. Run the application as another user.',
      };
    }
  },
});
