import type { KindKey } from '../resources/kinds.ts';
import type { Problem, Severity } from '../resources/problem.ts';
import type { Resource } from '../resources/resource.ts';
import { provesAbsence, type LostReference } from '../workspace/completeness.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** Rules found by the kind they visit. */
export interface RuleSet {
  /** Rules that judge each document for itself. */
  readonly local: (kind: KindKey) => readonly Rule[];
  /** Rules that look other resources up. */
  readonly cross: (kind: KindKey) => readonly Rule[];
}

export function createRuleSet(rules: readonly Rule[]): RuleSet {
  const isCross = (rule: Rule) => (rule.reads?.length ?? 0) > 0;
  return {
    local: byKind(rules.filter((rule) => !isCross(rule))),
    cross: byKind(rules.filter(isCross)),
  };
}

function byKind(rules: readonly Rule[]): (kind: KindKey) => readonly Rule[] {
  const cache = new Map<KindKey, readonly Rule[]>();
  return (kind) => {
    let found = cache.get(kind);
    if (found === undefined) {
      found = rules.filter((rule) => rule.kinds.includes(kind) || rule.kinds.includes('*'));
      cache.set(kind, found);
    }
    return found;
  };
}

/** What a rule may know beside the resource, as the surroundings supply it. */
export type RuleEnvironment = Pick<RuleContext, 'index' | 'settings' | 'now'>;

/**
 * Runs `rules` on one resource.
 * @param rules rules that visit the resource's kind
 * @param onError told of a rule that throws, which is a defect of ours; the other rules still run
 */
export function runRules(
  rules: readonly Rule[],
  resource: Resource,
  environment: RuleEnvironment,
  onError: (rule: Rule, error: unknown) => void,
): Problem[] {
  const problems: Problem[] = [];
  let current: Rule | undefined;
  const context: RuleContext = {
    ...environment,
    referenceSeverity: (kinds, namespace, name) =>
      current &&
      referenceSeverity(current, environment, { from: resource, kinds: [kinds].flat(), namespace, name }),
  };
  for (const rule of rules) {
    current = rule;
    try {
      for (const finding of rule.check(resource, context)) problems.push(toProblem(rule, resource, finding));
    } catch (error) {
      onError(rule, error);
    }
  }
  return problems;
}

function toProblem(rule: Rule, resource: Resource, finding: Finding): Problem {
  return {
    code: rule.id,
    severity: finding.severity ?? rule.severity,
    message: finding.message,
    document: resource.document,
    span: { start: finding.at.start, end: finding.at.end },
    resource,
    upstream: finding.upstream ?? rule.upstream ?? [],
    related: finding.related ?? [],
    fixes: finding.fixes ?? [],
    hasPreferredFix: finding.hasPreferredFix ?? (finding.fixes?.length ?? 0) > 0,
    ...(finding.tag === undefined ? {} : { tag: finding.tag }),
    ...(rule.explains === undefined ? {} : { replaces: rule.explains }),
  };
}

function referenceSeverity(
  rule: Rule,
  { index, settings }: RuleEnvironment,
  reference: LostReference,
): Severity | undefined {
  // A resource whose name a template fills in may be the very one that is looked for.
  const places = reference.namespace === undefined ? ['default', ''] : [reference.namespace];
  const isUnsure = reference.kinds.some((kind) =>
    places.some((place) => index.named(kind, place, '').length > 0),
  );
  if (isUnsure) return undefined;
  if (settings.workspace === 'closed') return rule.severity;
  if (!provesAbsence(index, reference)) return undefined;
  return rule.severity === 'error' ? 'warning' : rule.severity;
}
