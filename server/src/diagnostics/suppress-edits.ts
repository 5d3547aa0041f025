import type { Problem } from '../resources/problem.ts';
import { resolveAlias, type MapNode, type YamlNode } from '../yaml/nodes.ts';
import { child } from '../yaml/select.ts';
import type { YamlFile } from '../yaml/document.ts';
import { insertPair, lineEnding, lineStart, replaceText, type DocumentEdit } from '../yaml/edit.ts';

/** Writes `# meshwright-ignore <code>` on the line before the problem. */
export function suppressOnLine({ code, document, span }: Problem): DocumentEdit {
  const { text } = document;
  const at = lineStart(text, span.start);
  const indent = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  const newText = `${indent}# meshwright-ignore ${code}${lineEnding(document)}`;
  return { document, span: { start: at, end: at }, newText };
}

/** Writes `# meshwright-ignore-file <code>` on the first line of the file; undefined for an empty file. */
export function suppressInFile({ code }: Problem, file: YamlFile): DocumentEdit | undefined {
  const [document] = file.documents;
  if (document === undefined) return undefined;
  const at = document.text.startsWith('\uFEFF') ? 1 : 0;
  const newText = `# meshwright-ignore-file ${code}${lineEnding(document)}`;
  return { document, span: { start: at, end: at }, newText };
}

/** The annotation by which istioctl is told to leave a finding out; it takes codes with no blanks between them. */
const ISTIO_ANNOTATION = 'galley.istio.io/analyze-suppress';

/**
 * Writes the problem's istioctl code into the resource's `galley.istio.io/analyze-suppress`.
 * @returns undefined for problems that istioctl does not know, and for resources without `metadata`
 */
export function suppressByAnnotation({ upstream, resource, document }: Problem): DocumentEdit | undefined {
  const code = upstream.find((id) => id.startsWith('IST'));
  const metadata = asMap(child(resource?.root, 'metadata'));
  if (code === undefined || metadata === undefined) return undefined;
  const annotations = asMap(child(metadata, 'annotations'));
  if (annotations === undefined) {
    return insertPair(document, metadata, { key: 'annotations', value: `${ISTIO_ANNOTATION}: ${code}` });
  }
  const listed = child(annotations, ISTIO_ANNOTATION);
  if (listed?.kind === 'scalar') return replaceText(document, listed, `${listed.text},${code}`);
  return insertPair(document, annotations, { key: ISTIO_ANNOTATION, value: code });
}

function asMap(node: YamlNode | undefined): MapNode | undefined {
  const map = resolveAlias(node);
  return map?.kind === 'map' && map.pairs.length > 0 ? map : undefined;
}
