import type { Problem } from '../resources/problem.ts';
import type { Rule } from '../rules/rule.ts';
import type { YamlDocument } from '../yaml/document.ts';

/** True for a document of which other tools fill in parts: what is missing there may come from them. */
export function isLenient(document: YamlDocument): boolean {
  return document.masks.length > 0;
}

/** True for rules that cannot judge a partial document: those that miss something, and those that look around. */
export function skipsRule(rule: Rule): boolean {
  return rule.judgesAbsence === true || (rule.reads?.length ?? 0) > 0;
}

/** True unless the problem's place overlaps a part that is filled in later. */
export function survivesMasks({ document, span }: Problem): boolean {
  return !document.masks.some(
    (mask) => mask.start < Math.max(span.end, span.start + 1) && mask.end > span.start,
  );
}
