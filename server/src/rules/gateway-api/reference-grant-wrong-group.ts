import { REFERENCE_GRANT } from '../../workspace/gateway-grants.ts';
import { replaceText } from '../../yaml/edit.ts';
import { scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

const GROUP = 'gateway.networking.k8s.io';
const GATEWAY_KINDS: ReadonlySet<string> = new Set(
  'HTTPRoute GRPCRoute TLSRoute TCPRoute UDPRoute Gateway ListenerSet'.split(' '),
);
const CORE_KINDS: ReadonlySet<string> = new Set(['Service', 'Secret', 'ConfigMap']);

/**
 * A grant counts only if group and kind are both those of the reference. Services and Secrets are of the group "", routes
 * are not. Source: Gateway API, ReferenceGrantFrom and ReferenceGrantTo.
 */
export const referenceGrantWrongGroup = defineRule({
  id: 'gateway-api/reference-grant-wrong-group',
  title: 'Name the group that a granted kind belongs to',
  severity: 'warning',
  kinds: [REFERENCE_GRANT],
  fixable: 'suggestion',
  upstream: ['GW-RG-002'],
  *check({ root, document }) {
    for (const entry of ['spec.from[*]', 'spec.to[*]'].flatMap((query) => select(root, query))) {
      const group = scalar(entry, 'group');
      const kind = scalar(entry, 'kind')?.text ?? '';
      if (group === undefined) continue;
      const isSwapped = GATEWAY_KINDS.has(kind)
        ? ['', 'core', 'networking.k8s.io'].includes(group.text)
        : CORE_KINDS.has(kind) && [GROUP, 'core', 'v1'].includes(group.text);
      if (!isSwapped) continue;
      const wanted = GATEWAY_KINDS.has(kind) ? GROUP : '';
      yield {
        at: group,
        message: `Group "${group.text}" has no ${kind}, so nothing is granted. Write "${wanted}".`,
        fixes: [
          {
            title: `Change the group to "${wanted}"`,
            kind: 'suggestion',
            edits: () => [replaceText(document, group, wanted)],
          },
        ],
      };
    }
  },
});
