import { stringify } from 'yaml';
import type { Resource } from '../../resources/resource.ts';
import { nodeAtOffset } from '../../yaml/at-offset.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { lineEnding, replaceText, writesCompactLists, type DocumentEdit } from '../../yaml/edit.ts';
import type { Span } from '../../yaml/nodes.ts';
import { findPair } from '../../yaml/select.ts';
import type { JsonObject } from './json-path.ts';

/** What becomes of a resource: its name and the rest of its metadata stay. */
export interface Rewritten {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: JsonObject;
  /** Sentences about what is lost or has to be looked at; they become comments. */
  readonly notes: readonly string[];
}

/** The edits that make a resource another one. The comments of its old `spec` stand above the new one. */
export function rewrite(resource: Resource, { apiVersion, kind, spec, notes }: Rewritten): DocumentEdit[] {
  const { document, root, apiVersionNode, kindNode } = resource;
  const pair = findPair(root, 'spec');
  if (pair === undefined) return [];
  const end = pair.start + document.text.slice(pair.start, pair.end).trimEnd().length;
  const comments = [...commentsIn(document, pair), ...new Set(notes.map((note) => `# ${note}`))];
  // What YAML 1.1 takes for another type is quoted: that is how kubectl reads it.
  const body = stringify(
    { spec },
    { version: '1.1', lineWidth: 0, indentSeq: !writesCompactLists(document), aliasDuplicateObjects: false },
  );
  const newText = [...comments, body.trimEnd()].join('\n').replaceAll('\n', lineEnding(document));
  return [
    replaceText(document, apiVersionNode, apiVersion),
    replaceText(document, kindNode, kind),
    { document, span: { start: pair.start, end }, newText },
  ];
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
