import type { Span } from '../../server/src/yaml/nodes.ts';

/** A marked text without its marks. */
export interface MarkedFile {
  readonly path: string;
  readonly text: string;
  /** Offsets of `<|>`, in UTF-16 code units of `text`. */
  readonly cursors: readonly number[];
  /** Offsets of `<|…|>`, with what ` #! message` at the end of the range's first line expects there. */
  readonly ranges: readonly (Span & { readonly message: string | undefined })[];
}

/**
 * Reads texts with marks: `<|>` is a cursor, `<|…|>` a range, and ` #! message` at the end of a line says what
 * is expected at the ranges that start on that line (several messages are separated by ` #! `). Lines of the
 * form `# file: path` start another file; a text without one is `test.yaml`.
 */
export function readMarked(marked: string): MarkedFile[] {
  const files: MarkedFile[] = [];
  const parts = marked.split(/^# file: (.+)\n/m);
  if ((parts[0] ?? '').trim() !== '') files.push(readFile('test.yaml', parts[0] ?? ''));
  for (let index = 1; index < parts.length; index += 2) {
    files.push(readFile((parts[index] ?? '').trim(), parts[index + 1] ?? ''));
  }
  return files;
}

/** Reads one marked text; fails if it holds several files. */
export function readMarkedFile(marked: string): MarkedFile {
  const [file, ...others] = readMarked(marked);
  if (file === undefined || others.length > 0) throw new Error('Expected exactly one marked file');
  return file;
}

function readFile(path: string, marked: string): MarkedFile {
  const cursors: number[] = [];
  const ranges: { start: number; end: number; message: string | undefined }[] = [];
  const open: { start: number; message: string | undefined }[] = [];
  let text = '';
  for (const line of marked.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const [code = '', ...messages] = line.replace(/\n$/, '').split(' #! ');
    for (const piece of code.split(/(<\|>|<\||\|>)/)) {
      if (piece === '<|>') cursors.push(text.length);
      else if (piece === '<|') open.push({ start: text.length, message: messages.shift() });
      else if (piece === '|>') {
        const range = open.pop();
        if (range === undefined) throw new Error(`"|>" without "<|" in ${path}: ${line}`);
        ranges.push({ start: range.start, end: text.length, message: range.message });
      } else text += piece;
    }
    if (line.endsWith('\n')) text += '\n';
  }
  if (open.length > 0) throw new Error(`"<|" without "|>" in ${path}`);
  ranges.sort((left, right) => left.start - right.start || left.end - right.end);
  return { path, text, cursors, ranges };
}
