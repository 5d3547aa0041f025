import type { IndexView } from '../../workspace/index-view.ts';
import {
  DESTINATION_RULE,
  destinationRulesOn,
  destinationRulesUnder,
  subsetsIn,
} from '../../workspace/istio-destination-rules.ts';
import { coveringWildcards, exportScopes, hostCovers, hostForms } from '../../workspace/istio-hosts.ts';
import { clientModeOf, MESH_WIDE_HOST } from '../../workspace/istio-mutual-tls.ts';
import { nodeAt, scalar } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';

/**
 * Istio joins DestinationRules of one host only within a namespace, and takes the first `trafficPolicy` and the
 * first subset of a name; of a wildcard and a narrower host it takes the narrower rule alone. Source: Kiali
 * (destinationrules.MultiMatchChecker), which leaves rules out that only switch mutual TLS on for a namespace.
 */
export const destinationRuleConflictingHost = defineRule({
  id: 'istio/destination-rule-conflicting-host',
  title: 'Keep the settings of one host in one DestinationRule',
  severity: 'warning',
  kinds: [DESTINATION_RULE],
  reads: [DESTINATION_RULE],
  upstream: ['KIA0201'],
  *check(rule, { index }) {
    const host = scalar(rule.root, 'spec.host');
    if (host === undefined || isForMutualTlsOnly(rule) || nodeAt(rule.root, ['spec', 'workloadSelector']))
      return;
    const forms = formsOf(rule);
    const rivals = candidates(index, rule, forms).filter(
      (other) => isRival(rule, other) && shareScope(rule, other),
    );
    const [first] = rivals;
    if (first === undefined) return;
    const isSame = rivals.some((other) => formsOf(other).some((form) => forms.includes(form)));
    yield {
      at: host,
      // The narrower of two hosts wins, as is often meant.
      severity: isSame ? 'warning' : 'information',
      message:
        `DestinationRule "${first.namespace}/${first.name}" holds for host "${host.text}" too, and Istio does not ` +
        'combine the two. Keep their subsets and policies in one rule.',
      related: rivals.map((other) => ({
        document: other.document,
        span: scalar(other.root, 'spec.host') ?? other.kindNode,
        message: `DestinationRule "${other.namespace}/${other.name}"`,
      })),
    };
  },
});

function candidates(index: IndexView, rule: Resource, forms: readonly string[]): Resource[] {
  const keys = new Set([...forms, ...forms.flatMap(coveringWildcards)]);
  const found = [
    ...[...keys].flatMap((key) => destinationRulesOn(index, key)),
    ...forms.flatMap((form) => (form.startsWith('*') ? destinationRulesUnder(index, form) : [])),
  ];
  return [...new Set(found)].filter(
    (other) =>
      // Two documents of one name are one resource, in two versions.
      (other.name !== rule.name || other.namespace !== rule.namespace) &&
      !isForMutualTlsOnly(other) &&
      formsOf(other).some((theirs) =>
        forms.some((form) => form === theirs || hostCovers(form, theirs) || hostCovers(theirs, form)),
      ),
  );
}

/** The host as Istio reads it, which takes `a.b` for a name outside the cluster. */
function formsOf(rule: Resource): readonly string[] {
  const host = scalar(rule.root, 'spec.host');
  return host === undefined ? [] : hostForms(host.text, rule.namespace).slice(0, 1);
}

/** True for a rule of a whole namespace or mesh whose point is `tls`: narrower rules are expected beside it. */
function isForMutualTlsOnly(rule: Resource): boolean {
  const host = scalar(rule.root, 'spec.host')?.text ?? '';
  const isWide = host === MESH_WIDE_HOST || /^\*\.[^.]+\.svc\.cluster\.local$/.test(host);
  return isWide && clientModeOf(rule) === 'mutual';
}

function isRival(rule: Resource, other: Resource): boolean {
  const mine = subsetsIn(rule).map(({ name }) => name);
  const theirs = subsetsIn(other).map(({ name }) => name);
  return mine.length === 0 || theirs.length === 0 || mine.some((name) => theirs.includes(name));
}

/** True if some namespace sees both rules. */
function shareScope(left: Resource, right: Resource): boolean {
  const scopes = exportScopes(left);
  const others = exportScopes(right);
  return scopes.includes('*') || others.includes('*') || scopes.some((scope) => others.includes(scope));
}
