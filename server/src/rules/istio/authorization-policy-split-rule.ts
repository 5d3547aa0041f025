import { child, select } from '../../yaml/select.ts';
import type { MapNode, SeqNode, YamlNode } from '../../yaml/nodes.ts';
import { columnOf, lineEnding, lineStart } from '../../yaml/edit.ts';
import { defineRule, type Resource } from '../rule.ts';
import { texts } from '../shared/texts.ts';

/** What services commonly answer to everybody: probes, metrics, static files, documentation, what comes before a login. */
const PUBLIC_WORDS = [
  'health|healthz|health-?check|live|livez|liveness|ready|readyz|readiness|startup|startupz|ping|wait-for-drain',
  String.raw`metrics|stats|prometheus|status|version|actuator|docs|swagger|swagger-ui|openapi|jwks|\.well-known`,
  String.raw`static|assets|public|favicon\.ico|robots\.txt|login|logout|signin|callback|oauth2?|dex|webhooks?`,
];

/** Such a word as the start of a path, or behind a wildcard or a few segments. */
const PUBLIC_PATH = new RegExp(
  String.raw`^(?:\*|(?:/[\w.-]+){0,3})/(?:${PUBLIC_WORDS.join('|')})(?:\.json)?(?:[/*]|$)`,
);

/**
 * `- from:` and `- to:` as separate items of `rules`: Istio takes a request that satisfies either, so an
 * ALLOW policy lets the source in everywhere and everybody in at the operation. Legal, and almost never meant.
 * Source: AuthorizationPolicy.rules, "A match occurs when at least one rule matches the request" (istio.io,
 * security.istio.io/v1, reference/config/security/authorization-policy).
 */
export const authorizationPolicySplitRule = defineRule({
  id: 'istio/authorization-policy-split-rule',
  title: 'Write `from` and `to` in one rule when both must hold',
  severity: 'warning',
  kinds: ['AuthorizationPolicy.security.istio.io'],
  fixable: 'suggestion',
  *check(resource) {
    const rules = child(child(resource.root, 'spec'), 'rules');
    if (rules?.kind !== 'seq') return;
    for (let index = 1; index < rules.items.length; index++) {
      const first = onlyKey(rules, index - 1);
      const second = onlyKey(rules, index);
      if (first === undefined || second === undefined || first === second) continue;
      const pair = select(rules.items[index], '')[0];
      if (pair?.kind !== 'map' || pair.pairs[0] === undefined) continue;
      const operations = rules.items[first === 'to' ? index - 1 : index];
      if (isPublic(operations)) continue;
      yield {
        at: pair.pairs[0].key,
        message:
          `"${second}" stands in a rule of its own, so either "${first}" or "${second}" is enough. ` +
          `To demand both, write them in one rule.`,
        fixes: rules.flow
          ? []
          : [
              {
                title: `Join "${first}" and "${second}" into one rule`,
                kind: 'suggestion',
                edits: () => [joinWithPrevious(resource, rules, index)],
              },
            ],
      };
    }
  },
});

/** The only key of a rule, if that is `from` or `to`: a rule with more in it was thought about. */
function onlyKey(rules: SeqNode, index: number): 'from' | 'to' | undefined {
  const rule: MapNode | undefined = select(rules.items[index], '').find((node) => node.kind === 'map');
  const name = rule?.pairs.length === 1 ? rule.pairs[0]?.name : undefined;
  return name === 'from' || name === 'to' ? name : undefined;
}

/** True for operations that are left open to everybody on purpose: public paths, and the preflight of CORS. */
function isPublic(rule: YamlNode | undefined): boolean {
  const operations = select(rule, 'to[*].operation');
  return (
    operations.length > 0 &&
    operations.every((operation) => {
      const paths = texts(operation, 'paths[*]');
      if (paths.length > 0) return paths.every((path) => PUBLIC_PATH.test(path.text));
      const methods = texts(operation, 'methods[*]');
      return methods.length > 0 && methods.every((method) => method.text === 'OPTIONS');
    })
  );
}

/** Puts spaces in the place of the item's dash, which makes its keys part of the item before. */
function joinWithPrevious(resource: Resource, rules: SeqNode, index: number) {
  const { document } = resource;
  const dash = rules.dashes[index] ?? 0;
  const start = lineStart(document.text, dash);
  const startsLine = document.text.slice(start, dash).trim() === '';
  const newText = startsLine ? ' ' : `${lineEnding(document)}${' '.repeat(columnOf(document, dash) + 1)}`;
  return { document, span: { start: dash, end: dash + 1 }, newText };
}
