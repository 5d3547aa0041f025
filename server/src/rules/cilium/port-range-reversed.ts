import { CILIUM_POLICY_KINDS, policyPortRules } from '../../workspace/cilium-policy.ts';
import { removePair, replaceSource } from '../../yaml/edit.ts';
import { findPair, scalar } from '../../yaml/select.ts';
import { defineRule, type Fix } from '../rule.ts';
import { endPortOf, isPortName, portNumber, portText } from './shared/ports.ts';

/** `endPort` is ignored where it is not above the port, and where the port is a name (PortProtocol, l4.go). */
export const portRangeReversed = defineRule({
  id: 'cilium/port-range-reversed',
  title: 'Let `endPort` be above a numeric `port`',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-055'],
  *check(policy) {
    const { document } = policy;
    for (const { ports } of policyPortRules(policy)) {
      for (const port of ports) {
        const node = portText(port);
        const end = scalar(port, 'endPort');
        const pair = findPair(port, 'endPort');
        const last = endPortOf(port);
        if (node === undefined || end === undefined || pair === undefined || last === undefined) continue;
        const first = portNumber(node.text);
        if (first === undefined && isPortName(node.text)) {
          const remove: Fix = {
            title: 'Remove "endPort"',
            kind: 'suggestion',
            edits: () => [removePair(document, pair)],
          };
          yield {
            at: end,
            message: `"endPort" is ignored beside the named port "${node.text}". Write the first port as a number, or remove "endPort".`,
            fixes: [remove],
          };
        } else if (first !== undefined && last !== 0 && last < first) {
          const swap: Fix = {
            title: `Write the range from ${last} to ${first}`,
            kind: 'suggestion',
            edits: () => [
              replaceSource(document, node, `"${last}"`),
              replaceSource(document, end, String(first)),
            ],
          };
          yield {
            at: end,
            message: `"endPort" ${last} is below the port ${first}, so only port ${first} counts. Write the lower one in "port".`,
            fixes: [swap],
          };
        }
      }
    }
  },
});
