import type { KindKey } from '../resources/kinds.ts';
import type { Fix, Related, Severity } from '../resources/problem.ts';
import type { Resource } from '../resources/resource.ts';
import type { Settings } from '../resources/settings.ts';
import type { Span } from '../yaml/nodes.ts';
import type { IndexView } from '../workspace/index-view.ts';

export type { Fix, Related, Severity } from '../resources/problem.ts';
export type { Resource } from '../resources/resource.ts';

/** What a rule is, as data: the settings, the pages and the README are generated from it. */
export interface RuleMeta {
  /** What is right, in one sentence: the title of the rule's page. */
  readonly title: string;
  /** The most severe verdict of the rule. */
  readonly severity: Severity;
  /** Kinds whose resources are visited; `*` visits every resource. */
  readonly kinds: readonly KindKey[];
  /** Kinds that the rule looks up in the index. A rule that reads none judges each document for itself. */
  readonly reads?: readonly KindKey[];
  readonly fixable?: Fix['kind'];
  /** Ids of other tools for the same fault: `IST0101`, `KIA1107`, `GW-REF-001`. */
  readonly upstream?: readonly string[];
  /**
   * True if the rule speaks of what is missing. In templates and Kustomize patches, where the missing part
   * may come from elsewhere, it stays silent.
   */
  readonly judgesAbsence?: boolean;
  /**
   * Codes of other layers, such as `schema/unknown-field`, whose problem at the same place the rule's finding
   * replaces, because it knows what the fault means.
   */
  readonly explains?: readonly string[];
}

/** What a rule found. */
export interface Finding {
  /** The node or span at fault, in the visited resource's document. */
  readonly at: Span;
  /** Names the fault with the name in double quotes, then says what to do. */
  readonly message: string;
  /** Less than the rule's severity, where this case is less certain. */
  readonly severity?: Severity | undefined;
  /** The preferred fix first. */
  readonly fixes?: readonly Fix[];
  /** False if the fixes are equals and the user has to choose. */
  readonly hasPreferredFix?: boolean;
  readonly related?: readonly Related[];
  /** Instead of the rule's own list, where the rule covers several ids. */
  readonly upstream?: readonly string[];
  readonly tag?: 'deprecated' | 'unnecessary';
}

/** What a rule may know beside the resource it visits. */
export interface RuleContext {
  readonly index: IndexView;
  readonly settings: Settings;
  /** The time of the verdict, in milliseconds since 1970; a verdict that rests on it stays until it is asked for anew. */
  now(): number;
  /**
   * How to report a reference that leads nowhere. With a closed workspace the rule's own severity; else,
   * where the files prove that the target does not exist, `warning` at most; else undefined: it may live in
   * another repository and the rule stays silent. What counts as proof is in `workspace/completeness.ts`.
   * @param name what is looked for, so that a slip of the pen is known for one
   */
  referenceSeverity(
    kinds: KindKey | readonly KindKey[],
    namespace?: string,
    name?: string,
  ): Severity | undefined;
}

/** One check. Pure: the same resource and context give the same findings. */
export interface Rule extends RuleMeta {
  /** `<area>/<subject>-<fault>`; also the rule's file name. */
  readonly id: string;
  check(resource: Resource, context: RuleContext): Iterable<Finding>;
}

/** Declares a rule; the one way to make one, so that every rule is checked against the type. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
