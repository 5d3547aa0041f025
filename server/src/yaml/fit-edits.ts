import type { YamlDocument } from './document.ts';
import type { DocumentEdit } from './edit.ts';
import { parseJson } from './json/read-json.ts';
import { toJsonSource } from './json/to-json-source.ts';
import type { MapNode, SeqNode, Span, YamlNode } from './nodes.ts';
import { parseYaml } from './parse.ts';

/** `? key`, which nobody writes by hand: what is indented by such keys is not where edits look for it. */
const EXPLICIT_KEY = /^[ \t-]*\?(?:\s|$)/m;

/**
 * Puts edits, which are written for usual YAML, into the language of the document that each is for: what goes into
 * JSON must leave JSON behind, and what goes into unusual YAML must leave YAML.
 * @param edits all edits of one fix
 * @returns undefined if the language has no way to write one of them
 */
export function fitEdits(edits: readonly DocumentEdit[]): readonly DocumentEdit[] | undefined {
  if (edits.every(({ document }) => !document.isJson && !document.isUnusual)) return edits;
  const fitted: DocumentEdit[] = [];
  for (const edit of edits) {
    const newText = edit.document.isJson ? fitText(edit) : edit.newText;
    if (newText === undefined) return undefined;
    fitted.push({ ...edit, newText });
  }
  const isFit = [...new Set(fitted.map(({ document }) => document))].every((document) => {
    const own = fitted.filter((edit) => edit.document === document);
    if (document.isJson) return staysJson(document, own);
    return !document.isUnusual || staysYaml(document, own);
  });
  return isFit ? fitted : undefined;
}

function fitText({ document, span, newText }: DocumentEdit): string | undefined {
  // Within a string only its own text changes.
  return isInString(document.root, span) ? JSON.stringify(newText).slice(1, -1) : toJsonSource(newText);
}

function isInString(root: YamlNode | undefined, { start, end }: Span): boolean {
  const inner = innermost(root, { start, end });
  const parts =
    inner?.kind === 'map' ? inner.pairs.flatMap(({ key, value }) => [key, value]) : (inner?.items ?? []);
  return parts.some(
    (part) => part.kind === 'scalar' && part.style === 'double' && part.start < start && end < part.end,
  );
}

/** Whether the edits leave the map or list around them at least as readable as it is. */
function staysJson(document: YamlDocument, edits: readonly DocumentEdit[]): boolean {
  const start = Math.min(...edits.map(({ span }) => span.start));
  const end = Math.max(...edits.map(({ span }) => span.end));
  const around = innermost(document.root, { start, end });
  if (around === undefined) return false;
  const before = document.text.slice(around.start, around.end);
  const after = applyWithin(document.text, around, edits);
  return after !== undefined && faultsIn(document.uri, after) <= faultsIn(document.uri, before);
}

function staysYaml({ text, faults }: YamlDocument, edits: readonly DocumentEdit[]): boolean {
  if (EXPLICIT_KEY.test(text)) return false;
  const after = applyWithin(text, { start: 0, end: text.length }, edits);
  if (after === undefined || parseYaml(after).faults.length > faults.length) return false;
  // The next document starts on a line of its own.
  return !text.endsWith('\n') || after.endsWith('\n');
}

function faultsIn(uri: string, text: string): number {
  return parseJson(uri, text).faults.length;
}

/** The innermost map or list between whose brackets a stretch lies; undefined outside of all. */
function innermost(root: YamlNode | undefined, span: Span): MapNode | SeqNode | undefined {
  let found: MapNode | SeqNode | undefined;
  for (let node = root; node?.kind === 'map' || node?.kind === 'seq';) {
    if (span.start <= node.start || span.end >= node.end) break;
    found = node;
    const parts: readonly YamlNode[] =
      node.kind === 'map' ? node.pairs.map(({ value }) => value) : node.items;
    node = parts.find((part) => part.start < span.start && span.end < part.end);
  }
  return found;
}

/** The stretch after the edits; undefined if these overlap. */
function applyWithin(text: string, around: Span, edits: readonly DocumentEdit[]): string | undefined {
  let result = '';
  let at = around.start;
  const inOrder = edits.toSorted(
    ({ span: left }, { span: right }) => left.start - right.start || left.end - right.end,
  );
  for (const { span, newText } of inOrder) {
    if (span.start < at) return undefined;
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at, around.end);
}
