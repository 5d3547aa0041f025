import { REFERENCE_GRANT } from '../../workspace/gateway-grants.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { texts } from '../shared/texts.ts';

/**
 * A grant lives in the namespace of what is referred to, and names the namespaces that refer to it. References within a
 * namespace need none, so one for its own is mostly written the wrong way round. Source: Gateway API, ReferenceGrant.
 */
export const referenceGrantOwnNamespace = defineRule({
  id: 'gateway-api/reference-grant-own-namespace',
  title: 'Grant references to other namespaces than the own one',
  severity: 'warning',
  kinds: [REFERENCE_GRANT],
  upstream: ['GW-RG-004'],
  *check(grant) {
    const own = scalar(grant.root, 'metadata.namespace');
    if (own === undefined) return;
    for (const node of texts(grant.root, 'spec.from[*].namespace')) {
      if (node.text !== own.text) continue;
      yield {
        at: node,
        message:
          `The grant lies in namespace "${own.text}" itself, where no grant is needed. Put it into the namespace of what is ` +
          'referred to, and name here the one that refers.',
      };
    }
  },
});
