import { scalar } from '../../yaml/select.ts';
import { closest } from '../../util/closest.ts';
import { serviceOfProfile } from '../../workspace/linkerd-profiles.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { isGeneratedService } from '../../workspace/generated-services.ts';
import { renameFix } from '../shared/rename-fix.ts';
import { defineRule } from '../rule.ts';
import { SERVICE_PROFILE } from './shared/kinds.ts';

/** Sources: controller/api/destination, which looks in the client's namespace first, then in the Service's. */
export const serviceProfileUnknownService = defineRule({
  id: 'linkerd/service-profile-unknown-service',
  title: 'Keep the profile of a Service that exists, beside it',
  severity: 'warning',
  kinds: [SERVICE_PROFILE],
  reads: ['Service', ...WORKLOAD_KINDS],
  fixable: 'suggestion',
  upstream: ['L5D-REF:service-missing', 'L5D-REF:namespace-mismatch'],
  *check(profile, { index, referenceSeverity }) {
    const name = scalar(profile.root, 'metadata.name');
    const named = serviceOfProfile(profile);
    if (name === undefined || named === undefined) return;
    const { service, namespace } = named;
    if (index.get('Service', namespace, service) === undefined) {
      const severity = referenceSeverity('Service', namespace, service);
      if (severity === undefined || isGeneratedService(index, namespace, service)) return;
      const near = closest(
        service,
        index.inNamespace('Service', namespace).map((other) => other.name),
      );
      yield {
        at: name,
        severity,
        upstream: ['L5D-REF:service-missing'],
        message: `Service "${service}" does not exist in namespace "${namespace}", so this profile is for nothing. Correct the name.`,
        fixes: near === undefined ? [] : [renameFix(profile, name, near + name.text.slice(service.length))],
      };
      return;
    }
    const own = scalar(profile.root, 'metadata.namespace');
    if (own === undefined || own.text === namespace) return;
    const hasClients = workloadsWith(index, new Map(), own.text).length > 0;
    yield {
      at: own,
      severity: hasClients ? 'information' : 'warning',
      upstream: ['L5D-REF:namespace-mismatch'],
      message: `In namespace "${own.text}" this profile is for clients of that namespace only. Write it in "${namespace}", where the Service is, to mean all clients.`,
    };
  },
});
