import type { Problem } from '../resources/problem.ts';
import type { Rule } from '../rules/rule.ts';
import { nodeAtOffset } from '../yaml/at-offset.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { columnOf } from '../yaml/edit.ts';
import type { Span } from '../yaml/nodes.ts';
import { isMasked } from '../yaml/templates.ts';

/** True for a document of which other tools fill in parts: what is missing there may come from them. */
export function isLenient(document: YamlDocument): boolean {
  return document.masks.length > 0;
}

/** True for a document that is not YAML throughout: what seems to be missing may be what could not be read. */
export function isBroken(document: YamlDocument): boolean {
  return document.faults.length > 0;
}

/** True for rules that cannot judge a partial document: those that miss something, and those that look around. */
export function skipsRule(rule: Rule): boolean {
  return rule.judgesAbsence === true || (rule.reads?.length ?? 0) > 0;
}

/** True unless the problem is about a part that is filled in later, or about a block that holds such a part. */
export function survivesMasks({ document, span }: Problem): boolean {
  if (!isLenient(document)) return true;
  const found = nodeAtOffset(document.root, span.start);
  const about = found?.isKey === true ? { start: span.start, end: blockEnd(document, span) } : span;
  return !isMasked(document.masks, { start: about.start, end: Math.max(about.end, about.start + 1) });
}

/** `{{- end }}` and `{{ else }}` bring no text of their own. */
const BRANCH_END = /^\{\{-?\s*(?:end|else)\b/;

/** Where the block that a key opens ends: before the next line that is indented no deeper than the key. */
function blockEnd(document: YamlDocument, key: Span): number {
  const { text, masks } = document;
  const column = columnOf(document, key.start);
  let start = text.indexOf('\n', key.end) + 1;
  while (start > 0 && start < text.length) {
    const content = start + (/^[ \t\r\n]*/.exec(text.slice(start, start + 10_000))?.[0].length ?? 0);
    const isInMask = isMasked(masks, { start: content, end: content + 1 });
    const isOutside = columnOf(document, content) <= column && text[content] !== '#';
    if (isOutside && (!isInMask || BRANCH_END.test(text.slice(content, content + 20)))) return start;
    start = text.indexOf('\n', content) + 1;
  }
  return text.length;
}
