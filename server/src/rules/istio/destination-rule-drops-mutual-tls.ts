import type { IndexView } from '../../workspace/index-view.ts';
import { DESTINATION_RULE, destinationRulesOn } from '../../workspace/istio-destination-rules.ts';
import { hostForms, parseServiceHost } from '../../workspace/istio-hosts.ts';
import { isAutoMutualTls } from '../../workspace/istio-mesh-config.ts';
import {
  clientModeOf,
  clientTlsNode,
  MESH_WIDE_HOST,
  namespaceWideHost,
} from '../../workspace/istio-mutual-tls.ts';
import { insertPair } from '../../yaml/edit.ts';
import { findPair, nodeAt, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';

/**
 * Only the narrowest DestinationRule of a host counts: one without `tls` throws the TLS settings of a wider one
 * away. Where automatic mutual TLS is on (the default), it steps in. Source: Kiali
 * (destinationrules.TrafficPolicyChecker).
 */
export const destinationRuleDropsMutualTls = defineRule({
  id: 'istio/destination-rule-drops-mutual-tls',
  title: 'Repeat the TLS settings of a wider DestinationRule',
  severity: 'warning',
  kinds: [DESTINATION_RULE],
  reads: [DESTINATION_RULE, 'ConfigMap', 'IstioOperator.install.istio.io'],
  fixable: 'suggestion',
  judgesAbsence: true,
  upstream: ['KIA0204'],
  *check(rule, { index }) {
    const host = scalar(rule.root, 'spec.host');
    if (host === undefined || saysTls(rule)) return;
    const wide = wideRule(index, rule, host.text);
    if (wide === undefined) return;
    const isAutomatic = isAutoMutualTls(index);
    yield {
      at: findPair(nodeAt(rule.root, ['spec']), 'trafficPolicy')?.key ?? host,
      severity: isAutomatic ? 'information' : 'warning',
      message:
        `This rule sets no "tls" and hides that of DestinationRule "${wide.namespace}/${wide.name}", which covers ` +
        `host "${host.text}". ${isAutomatic ? 'Only automatic mutual TLS is left.' : 'Calls go out in plain text.'} ` +
        'Repeat its "tls" here.',
      fixes: repeatFixes(rule),
      related: [
        {
          document: wide.document,
          span: clientTlsNode(wide)?.pair?.key ?? wide.kindNode,
          message: 'These settings are hidden',
        },
      ],
    };
  },
});

/** True if the rule sets TLS for the host, for a port or for a subset. */
function saysTls(rule: Resource): boolean {
  return [
    'spec.trafficPolicy',
    'spec.trafficPolicy.portLevelSettings[*]',
    'spec.subsets[*].trafficPolicy',
  ].some((query) =>
    select(rule.root, query).some((node) => node.masked || findPair(node, 'tls') !== undefined),
  );
}

/** The rule for the namespace (kept in that namespace) or the mesh that switches mutual TLS on for the host. */
function wideRule(index: IndexView, rule: Resource, host: string): Resource | undefined {
  const service = hostForms(host, rule.namespace)
    .map((form) => parseServiceHost(form.replace(/^\*\./, 'any.'), rule.namespace))
    .find((name) => name !== undefined);
  if (service === undefined || host === MESH_WIDE_HOST) return undefined;
  const namespaceWide = namespaceWideHost(service.namespace);
  const ofNamespace = destinationRulesOn(index, namespaceWide).filter(
    (other) => other.namespace === service.namespace && host !== namespaceWide,
  );
  return [...ofNamespace, ...destinationRulesOn(index, MESH_WIDE_HOST)].find(
    (other) => other !== rule && clientModeOf(other) === 'mutual',
  );
}

function repeatFixes(rule: Resource): Fix[] {
  const spec = nodeAt(rule.root, ['spec']);
  const policy = nodeAt(spec, ['trafficPolicy']);
  const title = 'Add "tls" with mode "ISTIO_MUTUAL"';
  const tls = 'tls:\n  mode: ISTIO_MUTUAL';
  if (policy?.kind === 'map' && policy.pairs.length > 0) {
    const entry = { key: 'tls', value: 'mode: ISTIO_MUTUAL' };
    return [{ title, kind: 'suggestion', edits: () => [insertPair(rule.document, policy, entry)] }];
  }
  if (policy !== undefined || spec?.kind !== 'map') return [];
  const value = spec.flow ? '{tls: {mode: ISTIO_MUTUAL}}' : tls;
  return [
    {
      title,
      kind: 'suggestion',
      edits: () => [insertPair(rule.document, spec, { key: 'trafficPolicy', value })],
    },
  ];
}
