import { stringify } from 'yaml';
import type { Resource } from '../resources/resource.ts';
import { nodeAtOffset } from '../yaml/at-offset.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { columnOf, lineEnding, replaceText, writesCompactLists, type DocumentEdit } from '../yaml/edit.ts';
import type { Span } from '../yaml/nodes.ts';
import { findPair } from '../yaml/select.ts';
import type { JsonValue } from '../yaml/to-value.ts';

/** What becomes of a resource: its name and the rest of its metadata stay. */
export interface Rewritten {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: { readonly [key: string]: JsonValue };
  /** Sentences about what is lost or has to be looked at; they become comments. */
  readonly notes: readonly string[];
}

/**
 * True if a resource can be written anew. Documents that other tools fill in, that are broken or that are not
 * written in block style from the first column on are left alone: what a rewrite would do to them cannot be known.
 */
export function isRewritable({ document, root }: Resource): boolean {
  const isWhole = document.masks.length === 0 && document.faults.length === 0;
  return isWhole && !root.flow && root === document.root && columnOf(document, root.start) === 0;
}

/** The edits that make a resource another one. The comments of its old `spec` stand above the new one. */
export function rewrite(resource: Resource, { apiVersion, kind, spec, notes }: Rewritten): DocumentEdit[] {
  const { document, apiVersionNode, kindNode } = resource;
  const span = specSpan(resource);
  if (span === undefined) return [];
  const comments = [...commentsIn(document, span), ...new Set(notes.map((note) => `# ${note}`))];
  // What YAML 1.1 takes for another type is quoted: that is how kubectl reads it.
  const body = stringify(
    { spec },
    { version: '1.1', lineWidth: 0, indentSeq: !writesCompactLists(document), aliasDuplicateObjects: false },
  );
  const newText = [...comments, body.trimEnd()].join('\n').replaceAll('\n', lineEnding(document));
  return [
    replaceText(document, apiVersionNode, apiVersion),
    replaceText(document, kindNode, kind),
    { document, span, newText },
  ];
}

/** True if a rewrite would part comments of the `spec` from what they speak of. */
export function hasCommentsInSpec(resource: Resource): boolean {
  const span = specSpan(resource);
  return span !== undefined && commentsIn(resource.document, span).length > 0;
}

function specSpan({ document, root }: Resource): Span | undefined {
  const pair = findPair(root, 'spec');
  if (pair === undefined) return undefined;
  return { start: pair.start, end: pair.start + document.text.slice(pair.start, pair.end).trimEnd().length };
}

/** The comments within a stretch of a document, each from its `#`. */
function commentsIn(document: YamlDocument, { start, end }: Span): string[] {
  const comments: string[] = [];
  for (const match of document.text.slice(start, end).matchAll(/(?:^|[ \t])(#[^\r\n]*)/gm)) {
    const comment = match[1] ?? '';
    const offset = start + match.index + match[0].length - comment.length;
    const node = nodeAtOffset(document.root, offset)?.node;
    const isText = node?.kind === 'scalar' && node.start < offset && offset < node.end;
    if (!isText) comments.push(comment.trimEnd());
  }
  return comments;
}
