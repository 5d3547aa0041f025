import { CILIUM_POLICY_KINDS } from '../../workspace/cilium-policy.ts';
import { insertPair, replaceText, type DocumentEdit } from '../../yaml/edit.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, findPair, scalar } from '../../yaml/select.ts';
import { anchor } from '../shared/anchor.ts';
import { defineRule, type Resource } from '../rule.ts';
import { hasDnsRules, hasTcpRules, l7PortRules } from './shared/l7-rules.ts';
import { protocolOf } from './shared/ports.ts';

const KNOWN = new Set(['ANY', 'UDP', 'SCTP', 'VRRP', 'IGMP', 'GRE', 'IPIP', 'IPV6', 'ESP', 'AH']);

/** "L7 rules can only apply to TCP (not ANY) except for DNS rules" (PortRule.Validate). */
export const l7NeedsTcp = defineRule({
  id: 'cilium/l7-needs-tcp',
  title: 'Write `protocol: TCP` on every port with HTTP rules',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-030'],
  *check(policy) {
    for (const { rules, ports } of l7PortRules(policy)) {
      if (hasDnsRules(rules) || !hasTcpRules(rules)) continue;
      for (const port of ports) {
        const protocol = protocolOf(port);
        // Other words are no protocols at all, which the schema tells.
        if (port.kind !== 'map' || protocol === undefined || !KNOWN.has(protocol)) continue;
        const node = scalar(port, 'protocol');
        const isWritten = node !== undefined;
        // A map or list is no protocol either.
        if ((child(port, 'protocol')?.kind ?? 'scalar') !== 'scalar') continue;
        yield {
          at: node ?? anchor(scalar(port, 'port') ?? port),
          message:
            (isWritten
              ? `L7 rules hold for TCP only, not for "${node.text}"`
              : `"protocol" is missing, which means ANY`) +
            `, and Cilium refuses the whole policy. Write "protocol: TCP".`,
          fixes: [
            {
              title: 'Set the protocol to TCP',
              kind: 'suggestion',
              edits: () => [setTcp(policy, port)],
            },
          ],
        };
      }
    }
  },
});

function setTcp({ document }: Resource, port: YamlNode & { kind: 'map' }): DocumentEdit {
  const node = scalar(port, 'protocol');
  if (node !== undefined) return replaceText(document, node, 'TCP');
  return insertPair(document, port, { key: 'protocol', value: 'TCP', after: findPair(port, 'port') });
}
