import { CILIUM_POLICY_KINDS } from '../../workspace/cilium-policy.ts';
import { insertPair, removePair } from '../../yaml/edit.ts';
import { child, findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { hasDnsRules, l7PortRules } from './shared/l7-rules.ts';
import { endPortOf, portNumber, portText } from './shared/ports.ts';

/**
 * DNS rules need their port, one at a time: "port 53 must be specified for DNS rules", "DNS rules do not
 * support port ranges" (L7Rules.Validate, PortProtocol.Validate).
 */
export const dnsRulesPort = defineRule({
  id: 'cilium/dns-rules-port',
  title: 'Name port 53 beside DNS rules, without a range',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-032', 'CIL-CNP-033'],
  *check(policy) {
    for (const { node, rules, ports, entry } of l7PortRules(policy)) {
      if (!hasDnsRules(rules) || entry.direction === 'ingress') continue;
      if (
        child(node, 'ports') === undefined ||
        (child(node, 'ports')?.kind === 'seq' && ports.length === 0)
      ) {
        yield {
          at: findPair(rules, 'dns')?.key ?? rules,
          upstream: ['CIL-CNP-032'],
          message: `"dns" rules stand without a port, and Cilium refuses the whole policy. Name port "53" in "ports".`,
          fixes:
            findPair(node, 'ports') === undefined
              ? [
                  {
                    title: 'Insert port 53',
                    kind: 'suggestion',
                    edits: () => [
                      insertPair(policy.document, node, {
                        key: 'ports',
                        value: node.flow ? '- {port: "53", protocol: ANY}' : '- port: "53"\n  protocol: ANY',
                      }),
                    ],
                  },
                ]
              : [],
        };
      }
      for (const port of ports) {
        const pair = findPair(port, 'endPort');
        const first = portNumber(portText(port)?.text ?? '');
        const last = endPortOf(port);
        if (pair === undefined || first === undefined || last === undefined || last <= first) continue;
        yield {
          at: pair.key,
          upstream: ['CIL-CNP-033'],
          message: `"endPort" makes a range, which DNS rules do not take: Cilium refuses the whole policy. Remove it.`,
          fixes: [
            {
              title: 'Remove "endPort"',
              kind: 'suggestion',
              edits: () => [removePair(policy.document, pair)],
            },
          ],
        };
      }
    }
  },
});
