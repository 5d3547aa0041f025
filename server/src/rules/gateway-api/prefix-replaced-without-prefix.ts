import { child, children, findPair, scalar, scalars, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { renameFix } from '../shared/rename-fix.ts';

const MODIFIERS = ['filters[*]', 'backendRefs[*].filters[*]'].flatMap((filter) =>
  ['urlRewrite', 'requestRedirect'].map((modifier) => `${filter}.${modifier}.path.type`),
);

/**
 * What `ReplacePrefixMatch` replaces is the prefix that the rule's one match names, so that match is of type PathPrefix.
 * Rules with several matches are the schema's to report. Source: Gateway API, HTTPPathModifier (CEL).
 */
export const prefixReplacedWithoutPrefix = defineRule({
  id: 'gateway-api/prefix-replaced-without-prefix',
  title: 'Match a prefix where one is replaced',
  severity: 'error',
  kinds: ['HTTPRoute.gateway.networking.k8s.io'],
  fixable: 'suggestion',
  upstream: ['GW-HR-026'],
  explains: ['schema/conflicting-fields'],
  *check(route) {
    for (const rule of select(route.root, 'spec.rules[*]')) {
      const replaces = MODIFIERS.flatMap((query) => scalars(rule, query)).some(
        ({ text }) => text === 'ReplacePrefixMatch',
      );
      const matches = children(child(rule, 'matches'));
      const type = scalar(matches[0], 'path.type');
      const pair = findPair(rule, 'matches');
      if (!replaces || matches.length !== 1 || pair === undefined) continue;
      if (type?.text !== 'Exact' && type?.text !== 'RegularExpression') continue;
      yield {
        at: pair.key,
        message: `A path of type "${type.text}" has no prefix for "ReplacePrefixMatch" to replace. Match by "PathPrefix", or use "ReplaceFullPath".`,
        fixes: type.text === 'Exact' ? [renameFix(route, type, 'PathPrefix')] : [],
      };
    }
  },
});
