import { MATCHING_KINDS } from '../../workspace/gateway-matches.ts';
import { defineRule } from '../rule.ts';
import { texts } from '../shared/texts.ts';
import { renameFix } from '../shared/rename-fix.ts';

const TYPES = ['path', 'headers[*]', 'queryParams[*]', 'method'].map(
  (part) => `spec.rules[*].matches[*].${part}.type`,
);

/** What Ingress, Istio, Cilium and others call the types of matches. Slips of the pen are the schema's to report. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['regex', 'RegularExpression'],
  ['regexp', 'RegularExpression'],
  ['saferegex', 'RegularExpression'],
  ['implementationspecific', 'PathPrefix'],
  ['startswith', 'PathPrefix'],
  ['equals', 'Exact'],
  ['equal', 'Exact'],
]);

/** Source: Gateway API, PathMatchType, HeaderMatchType and GRPCMethodMatchType; Kubernetes, Ingress PathType. */
export const matchTypeForeign = defineRule({
  id: 'gateway-api/match-type-foreign',
  title: 'Name the types of matches as the Gateway API does',
  severity: 'error',
  kinds: MATCHING_KINDS,
  fixable: 'suggestion',
  upstream: ['GW-HR-002'],
  explains: ['schema/not-allowed-value'],
  *check(route) {
    for (const [place, query] of TYPES.entries()) {
      for (const node of texts(route.root, query)) {
        const meant = FOREIGN.get(node.text.toLowerCase());
        // Only paths have prefixes.
        if (meant === undefined || (meant === 'PathPrefix' && place !== 0)) continue;
        yield {
          at: node,
          message: `"${node.text}" is no type of a match here. Write "${meant}".`,
          fixes: [renameFix(route, node, meant)],
        };
      }
    }
  },
});
