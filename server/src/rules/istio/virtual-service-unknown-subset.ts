import { closest } from '../../util/closest.ts';
import {
  DESTINATION_RULE,
  destinationRulesFor,
  destinationRulesOn,
  subsetsIn,
} from '../../workspace/istio-destination-rules.ts';
import { hostForms } from '../../workspace/istio-hosts.ts';
import { destinationsOf, VIRTUAL_SERVICE } from '../../workspace/istio-virtual-services.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { appendItem, insertPair, quoteIfNeeded } from '../../yaml/edit.ts';
import { child, scalar } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { renameFix } from '../shared/rename-fix.ts';

/**
 * A subset exists only through the DestinationRule of its host; a route to one that none declares answers 503.
 * Rules with a wildcard host count, as in Kiali. Sources: istioctl analyze
 * (destinationrule references of virtualservice.DestinationRuleAnalyzer), Kiali (virtualservices.SubsetPresenceChecker).
 */
export const virtualServiceUnknownSubset = defineRule({
  id: 'istio/virtual-service-unknown-subset',
  title: 'Declare every subset in a DestinationRule of its host',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  reads: [DESTINATION_RULE],
  fixable: 'suggestion',
  upstream: ['IST0101', 'KIA1107'],
  *check(service, context) {
    for (const { host, subset } of destinationsOf(service)) {
      if (subset === undefined || subset.text === '') continue;
      const rules = destinationRulesFor(context.index, host.text, service.namespace);
      const known = rules.flatMap(subsetsIn);
      if (known.some(({ name }) => name === subset.text)) continue;
      // A subset or a host that a template fills in may be the one.
      const own = context.index.inNamespace(DESTINATION_RULE, service.namespace);
      if ([...rules, ...own].some((rule) => rule.document.masks.length > 0)) continue;
      // A rule that declares other subsets is the place for this one; without any, they may stand elsewhere.
      const severity =
        known.length > 0
          ? 'error'
          : context.referenceSeverity(DESTINATION_RULE, (rules[0] ?? service).namespace);
      if (severity === undefined) continue;
      const rule = rules[0];
      const isHidden = hostForms(host.text, service.namespace)
        .flatMap((form) => destinationRulesOn(context.index, form))
        .some((other) => subsetsIn(other).some(({ name }) => name === subset.text));
      yield {
        at: subset,
        severity,
        message:
          rule === undefined
            ? `No DestinationRule for host "${host.text}" declares subset "${subset.text}". Add one.`
            : `DestinationRule "${rule.name}" declares no subset "${subset.text}" for host "${host.text}". ` +
              (known.length > 0
                ? `It knows ${known.map(({ name }) => `"${name}"`).join(', ')}.`
                : 'Declare it there.'),
        // The other tools do not ask whom a DestinationRule is exported to.
        upstream: isHidden ? [] : ['IST0101', 'KIA1107'],
        fixes: fixesFor(
          service,
          subset,
          known.map(({ name }) => name),
          rule,
        ),
        related: rules.map((other) => ({
          document: other.document,
          span: scalar(other.root, 'spec.host') ?? other.kindNode,
          message: `DestinationRule "${other.name}" is for this host`,
        })),
      };
    }
  },
});

function fixesFor(
  service: Resource,
  subset: ScalarNode,
  known: readonly string[],
  rule: Resource | undefined,
): Fix[] {
  const nearest = closest(subset.text, known);
  const rename = nearest === undefined ? [] : [renameFix(service, subset, nearest)];
  if (rule === undefined || child(rule.root, 'spec')?.kind !== 'map') return rename;
  const create: Fix = {
    title: `Declare subset "${subset.text}" in DestinationRule "${rule.name}"`,
    kind: 'suggestion',
    edits: () => declareSubset(rule, subset.text),
  };
  return [...rename, create];
}

/** Adds a subset, with the label that its siblings tell themselves apart by. */
function declareSubset(rule: Resource, subset: string) {
  const name = quoteIfNeeded(subset);
  const [sibling] = subsetsIn(rule);
  const label = sibling === undefined ? 'version' : ([...sibling.labels.keys()][0] ?? 'version');
  const spec = child(rule.root, 'spec');
  const subsets = child(spec, 'subsets');
  if (subsets?.kind === 'seq') {
    const item = subsets.flow
      ? `{name: ${name}, labels: {${label}: ${name}}}`
      : `name: ${name}\nlabels:\n  ${label}: ${name}`;
    return [appendItem(rule.document, subsets, item)];
  }
  if (spec?.kind !== 'map') return [];
  const value = spec.flow
    ? `[{name: ${name}, labels: {${label}: ${name}}}]`
    : `- name: ${name}\n  labels:\n    ${label}: ${name}`;
  return [insertPair(rule.document, spec, { key: 'subsets', value })];
}
