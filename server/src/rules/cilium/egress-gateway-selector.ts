import { insertPair } from '../../yaml/edit.ts';
import { child, select } from '../../yaml/select.ts';
import { anchor } from '../shared/anchor.ts';
import { defineRule } from '../rule.ts';

const SELECTORS = ['podSelector', 'namespaceSelector', 'nodeSelector'];

/** "cannot parse: endpointSelector and namespaceSelector are not set" (pkg/egressgateway/policy.go, ParseCEGP). */
export const egressGatewaySelector = defineRule({
  id: 'cilium/egress-gateway-selector',
  title: 'Say which Pods go through the egress gateway',
  severity: 'error',
  kinds: ['CiliumEgressGatewayPolicy.cilium.io'],
  fixable: 'suggestion',
  judgesAbsence: true,
  upstream: ['CIL-EGW-002'],
  *check({ root, document }) {
    const list = child(child(root, 'spec'), 'selectors');
    if (list?.kind === 'seq' && list.items.length === 0) {
      yield {
        at: list.pair?.key ?? list,
        severity: 'warning',
        message: `"selectors" is empty, so no Pod goes through the gateway. Select Pods or namespaces.`,
      };
    }
    for (const selector of select(root, 'spec.selectors[*]')) {
      if (selector.kind !== 'map') continue;
      if (SELECTORS.slice(0, 2).some((name) => child(selector, name)?.kind === 'map')) continue;
      // Other keys are misspelled ones, which the schema tells.
      if (selector.pairs.some(({ name }) => !SELECTORS.includes(name))) continue;
      yield {
        at: anchor(selector),
        message: `The selector has neither "podSelector" nor "namespaceSelector", and Cilium ignores the policy. Write "podSelector: {}" for every Pod.`,
        fixes:
          selector.pairs.length === 0
            ? []
            : [
                {
                  title: 'Select every Pod',
                  kind: 'suggestion',
                  edits: () => [insertPair(document, selector, { key: 'podSelector', value: '{}' })],
                },
              ],
      };
    }
  },
});
