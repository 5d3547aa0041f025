import { insertPair, replaceSource } from '../../yaml/edit.ts';
import { child, scalar } from '../../yaml/select.ts';
import { titleNode } from '../../resources/resource.ts';
import { defineRule } from '../rule.ts';

/** Both switches are off unless set (CiliumL2AnnouncementPolicySpec). */
export const l2AnnouncesNothing = defineRule({
  id: 'cilium/l2-announces-nothing',
  title: 'Let an L2 announcement policy announce something',
  severity: 'warning',
  kinds: ['CiliumL2AnnouncementPolicy.cilium.io'],
  fixable: 'suggestion',
  judgesAbsence: true,
  upstream: ['CIL-L2-001'],
  *check(policy) {
    const spec = child(policy.root, 'spec');
    if (spec?.kind !== 'map') return;
    const switches = ['loadBalancerIPs', 'externalIPs'].map((name) => child(spec, name));
    // A value of another type, or one that a template fills in, is not judged here.
    if (
      switches.some(
        (node) => node !== undefined && (node.kind !== 'scalar' || node.value !== false || node.masked),
      )
    ) {
      return;
    }
    const written = scalar(spec, 'loadBalancerIPs');
    yield {
      at: written ?? titleNode(policy),
      message: `Neither "loadBalancerIPs" nor "externalIPs" is true, so the policy announces nothing. Set one of them.`,
      fixes: [
        {
          title: 'Announce the addresses of load balancers',
          kind: 'suggestion',
          edits: () => [
            written === undefined
              ? insertPair(policy.document, spec, { key: 'loadBalancerIPs', value: 'true' })
              : replaceSource(policy.document, written, 'true'),
          ],
        },
      ],
    };
  },
});
