import { child } from '../../yaml/select.ts';
import { removePair } from '../../yaml/edit.ts';
import { findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, isSet, setText, hasAnyKey } from '../shared/texts.ts';
import { SIDECAR } from './shared/kinds.ts';

/** Source: Istio webhook, ValidateSidecar and validateSidecarOutboundTrafficPolicy; istioctl IST0002. */
export const sidecarInvalidPolicy = defineRule({
  id: 'istio/sidecar-invalid-policy',
  title: 'Let a Sidecar configure something',
  severity: 'error',
  kinds: [SIDECAR],
  fixable: 'suggestion',
  upstream: ['IST0106', 'IST0002'],
  judgesAbsence: true,
  *check(resource) {
    const spec = child(resource.root, 'spec');
    const hasSettings =
      ['egress', 'ingress'].some((list) => !isEmptyList(child(spec, list))) ||
      (spec !== undefined &&
        ['outboundTrafficPolicy', 'inboundConnectionPool'].some((field) => isSet(spec, field)));
    if (!hasSettings && !hasAnyKey(resource.root, ['egress', 'ingress', 'workloadSelector'])) {
      yield {
        at: keyAnchor(resource.root, 'spec'),
        message:
          'The Sidecar configures nothing. Add "egress", "ingress", "outboundTrafficPolicy" or "inboundConnectionPool".',
      };
    }
    const policy = child(spec, 'outboundTrafficPolicy');
    const pair = findPair(policy, 'egressProxy');
    const proxy = child(policy, 'egressProxy');
    if (policy === undefined || pair === undefined || proxy?.kind !== 'map') return;
    // The default of the field is REGISTRY_ONLY, unlike that of the mesh.
    if (child(policy, 'mode')?.masked !== true && setText(policy, 'mode') !== 'ALLOW_ANY') {
      yield { at: pair.key, message: '"egressProxy" needs "mode: ALLOW_ANY". Set it, or remove the proxy.' };
      return;
    }
    if (!isSet(proxy, 'port')) {
      yield { at: anchor(proxy), message: '"egressProxy" has no port. Add "port" with a "number".' };
      return;
    }
    yield {
      at: pair.key,
      severity: 'warning',
      upstream: ['IST0002'],
      tag: 'deprecated',
      message: '"egressProxy" is ignored by Istio. Remove it.',
      fixes: [
        {
          title: 'Remove "egressProxy"',
          kind: 'suggestion',
          edits: () => [removePair(resource.document, pair)],
        },
      ],
    };
  },
});
