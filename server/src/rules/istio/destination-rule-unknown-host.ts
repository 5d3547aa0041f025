import { DESTINATION_RULE } from '../../workspace/istio-destination-rules.ts';
import { isServiceHost, parseServiceHost, SERVICE, SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { knownHostFixes, unknownHostSeverity } from './shared/unknown-host.ts';

/**
 * A DestinationRule for a host that nothing defines is never used. Wildcard hosts are left alone, unlike in
 * IST0174. Sources: istioctl analyze (destinationrule.UnknownHostAnalyzer), Kiali
 * (destinationrules.NoDestinationChecker).
 */
export const destinationRuleUnknownHost = defineRule({
  id: 'istio/destination-rule-unknown-host',
  title: 'Write DestinationRules for hosts that exist',
  severity: 'warning',
  kinds: [DESTINATION_RULE],
  reads: [SERVICE, SERVICE_ENTRY, ...WORKLOAD_KINDS],
  fixable: 'suggestion',
  upstream: ['IST0174', 'KIA0202'],
  *check(rule, context) {
    const host = scalar(rule.root, 'spec.host');
    if (host === undefined) return;
    const severity = unknownHostSeverity(context, host.text, rule.namespace);
    if (severity === undefined) return;
    const service = parseServiceHost(host.text, rule.namespace);
    const fixes = knownHostFixes(context, rule, host);
    const isWorkload = WORKLOAD_KINDS.some(
      (kind) => context.index.get(kind, rule.namespace, host.text) !== undefined,
    );
    yield {
      at: host,
      severity,
      message:
        `No Service or ServiceEntry defines host "${host.text}"` +
        (service !== undefined && isServiceHost(host.text) ? ` in namespace "${service.namespace}"` : '') +
        ', so this rule is never used. Name a host that exists, or add it.',
      // Kiali is content with the name of a workload, which Istio does not know as a host.
      upstream: isWorkload ? ['IST0174'] : ['IST0174', 'KIA0202'],
      fixes,
      hasPreferredFix: fixes.length === 1,
    };
  },
});
