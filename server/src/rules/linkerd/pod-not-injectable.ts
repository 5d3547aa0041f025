import { podAnnotations, podOf, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { isLinkerdNamespace } from '../../workspace/mesh-membership.ts';
import { child, scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/** The injector skips these Pods and says so only in an event (pkg/inject/report.go, `Injectable`). */
export const podNotInjectable = defineRule({
  id: 'linkerd/pod-not-injectable',
  title: 'Ask for a proxy only in Pods that can have one',
  severity: 'warning',
  kinds: WORKLOAD_KINDS,
  reads: ['Namespace'],
  upstream: ['L5D-INJ-001', 'L5D-INJ-002'],
  *check(workload, { index }) {
    const pod = podOf(workload);
    const spec = child(pod, 'spec');
    const own = podAnnotations(workload).get('linkerd.io/inject');
    const isAsked = own === 'enabled' || own === 'ingress';
    // Pods of the host's network in an injected Namespace are skipped as meant: node agents and the like.
    const hostNetwork = scalar(spec, 'hostNetwork');
    if (isAsked && hostNetwork?.value === true) {
      yield {
        at: hostNetwork,
        upstream: ['L5D-INJ-001'],
        message:
          '"hostNetwork" is true, and Linkerd puts no proxy in such Pods, though "linkerd.io/inject" asks for one. Remove one of the two.',
      };
    }
    const inherited = own === undefined && isLinkerdNamespace(index.get('Namespace', '', workload.namespace));
    const token = scalar(spec, 'automountServiceAccountToken');
    if ((isAsked || inherited) && token?.value === false && child(spec, 'volumes') === undefined) {
      yield {
        at: token,
        severity: isAsked ? 'warning' : 'information',
        upstream: ['L5D-INJ-002'],
        message:
          '"automountServiceAccountToken" is false, and Linkerd puts a proxy in such Pods only if the control plane projects tokens of its own. Remove it, or make sure of that.',
      };
    }
  },
});
