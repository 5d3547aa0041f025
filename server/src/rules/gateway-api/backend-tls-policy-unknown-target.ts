import { servicePorts } from '../../resources/service.ts';
import { isGeneratedService } from '../../workspace/generated-services.ts';
import { BACKEND_TLS_POLICY } from '../../workspace/gateway-references.ts';
import { referencesAt } from '../../workspace/gateway-routes.ts';
import { scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/** What people name instead of a Service. Kinds that we do not know may be an implementation's. */
const NO_BACKENDS: ReadonlySet<string> = new Set(
  'Deployment StatefulSet DaemonSet Pod Gateway HTTPRoute'.split(' '),
);

/**
 * A policy is for Services of its own namespace; `sectionName` is the name of a port, not its number. A policy
 * whose target is not found does nothing, and the connection stays plain text. Source: Gateway API,
 * LocalPolicyTargetReferenceWithSectionName.
 */
export const backendTlsPolicyUnknownTarget = defineRule({
  id: 'gateway-api/backend-tls-policy-unknown-target',
  title: 'Write a BackendTLSPolicy for Services and ports that exist',
  severity: 'error',
  kinds: [BACKEND_TLS_POLICY],
  reads: ['Service'],
  fixable: 'suggestion',
  upstream: ['GW-REF:policy-target-missing'],
  *check(policy, context) {
    const targets = select(policy.root, 'spec.targetRefs[*]');
    for (const { map, group, kind, name } of targets.flatMap((node) =>
      referencesAt(policy, node, { group: '', kind: '' }),
    )) {
      if (NO_BACKENDS.has(kind)) {
        yield {
          at: scalar(map, 'kind') ?? name,
          message: `A BackendTLSPolicy is for Services, and "${kind}" is none. Name the Service that requests are sent to.`,
        };
      }
      if (group !== '' || kind !== 'Service') continue;
      const service = context.index.get('Service', policy.namespace, name.text);
      if (service === undefined) {
        const severity = context.referenceSeverity('Service', policy.namespace, name.text);
        if (severity === undefined || isGeneratedService(context.index, policy.namespace, name.text))
          continue;
        const known = context.index.inNamespace('Service', policy.namespace).map((resource) => resource.name);
        yield {
          at: name,
          severity,
          message: `Service "${name.text}" does not exist in namespace "${policy.namespace}", so this policy does nothing. Name one that exists there.`,
          fixes: nearestFixes(policy, name, known),
        };
        continue;
      }
      const section = scalar(map, 'sectionName');
      const ports = servicePorts(service);
      if (section === undefined || ports.length === 0 || service.document.masks.length > 0) continue;
      if (ports.some((port) => port.name === section.text)) continue;
      const names = ports.flatMap((port) => port.name ?? []);
      yield {
        at: section,
        message:
          names.length === 0
            ? `Service "${name.text}" has no port named "${section.text}". Name its port, or remove "sectionName".`
            : `Service "${name.text}" has no port named "${section.text}". Use one of: ${names.map((port) => `"${port}"`).join(', ')}.`,
        fixes: nearestFixes(policy, section, names),
        related: [titleRelated(service, `Service "${service.name}"`)],
      };
    }
  },
});
