import type { Problem } from '../resources/problem.ts';
import type { YamlFile } from '../yaml/document.ts';
import { lineEnding, lineStart, type DocumentEdit } from '../yaml/edit.ts';

/** Writes `# meshwright-ignore <code>` on the line before the problem. */
export function suppressOnLine({ code, document, span }: Problem): DocumentEdit {
  const { text } = document;
  const at = lineStart(text, span.start);
  const indent = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  const newText = `${indent}# meshwright-ignore ${code}${lineEnding(document)}`;
  return { document, span: { start: at, end: at }, newText };
}

/** Writes `# meshwright-ignore-file <code>` on the first line of the file. */
export function suppressInFile({ code }: Problem, file: YamlFile): DocumentEdit | undefined {
  const [document] = file.documents;
  if (document === undefined) return undefined;
  const at = document.text.startsWith('\uFEFF') ? 1 : 0;
  const newText = `# meshwright-ignore-file ${code}${lineEnding(document)}`;
  return { document, span: { start: at, end: at }, newText };
}
