import type { Span } from './nodes.ts';

/** A text in which what other tools fill in later is replaced by harmless characters of the same length. */
export interface MaskedText {
  readonly text: string;
  /** The replaced stretches, in order. */
  readonly masks: readonly Span[];
}

/** How placeholders are written that other tools fill in later. None of these is part of a name or value of ours. */
const PLACEHOLDERS: readonly RegExp[] = [
  // Kustomize and Argo.
  /\$\([A-Za-z_][\w.-]*\)/,
  // Flux and envsubst; without braces only as a value or as labels of a host, since scripts are full of `$HOME`.
  /\$\{[^{}\r\n]*\}/,
  /(?<=(?:[:,-] |\[)["']?(?:[\w*-]{1,63}\.){0,9})\$[A-Z][A-Z0-9_]*(?=(?:\.[\w-]{1,63}){0,9}["']?[ \t]*(?:[,\]}#\r\n]|$))/,
  // What Helm prints for nothing.
  /<no value>/,
  // The Vault plugin of Argo CD and its likes, and templates of the ERB family.
  /<(?:path|secret):[^<>\r\n]*>/,
  /<%[^%\r\n]*%>/,
  // Pipelines that replace tokens.
  /__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__/,
  /@@[\w.-]+@@/,
  /#\{[^{}\r\n]*\}#/,
];
const PLACEHOLDER = new RegExp(PLACEHOLDERS.map(({ source }) => source).join('|'), 'g');

/** A text with none of these has nothing to mask, which is found out much faster so. */
const MARKS: readonly string[] = ['{{', '$', '<no value>', '<path:', '<secret:', '<%', '__', '@@', '#{'];

/**
 * Masks Helm expressions and the placeholders of other tools. Every character keeps its offset.
 *
 * An expression alone on its line (`{{- if … }}`, `{{ include … }}`) becomes white space, one inside a value
 * becomes a plain word, so that what surrounds it still parses.
 */
export function maskTemplates(text: string): MaskedText {
  const masks: Span[] = [];
  if (!MARKS.some((mark) => text.includes(mark))) return { text, masks };
  const pieces: string[] = [];
  let done = 0;
  for (const span of findExpressions(text)) {
    if (span.start < done) continue;
    pieces.push(text.slice(done, span.start), replacement(text, span));
    masks.push(span);
    done = span.end;
  }
  pieces.push(text.slice(done));
  return { text: pieces.join(''), masks };
}

/**
 * Tells whether a span holds or touches the inside of a mask.
 * @param masks as `maskTemplates` gives them: in order and apart from each other
 */
export function isMasked(masks: readonly Span[], { start, end }: Span): boolean {
  // Only the first mask that ends behind the start can reach into the span.
  let [low, high] = [0, masks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((masks[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  return (masks[low]?.start ?? Number.POSITIVE_INFINITY) < end;
}

function findExpressions(text: string): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf('{{'); start !== -1;) {
    const close = text.indexOf('}}', start + 2);
    // An expression that is never closed is half typed: its line is masked.
    const lineEnd = text.indexOf('\n', start);
    const end = close === -1 ? (lineEnd === -1 ? text.length : lineEnd) : close + 2;
    if (isExpression(text, start, end)) spans.push({ start, end });
    start = text.indexOf('{{', end);
  }
  for (const match of text.matchAll(PLACEHOLDER)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans.sort((left, right) => left.start - right.start);
}

/** `{{a: 1}: b}` is a flow map as a key, which nobody writes in mesh YAML; still, a `:` right inside says so. */
function isExpression(text: string, start: number, end: number): boolean {
  return !/^\{\{\s*"?[\w.-]+"?:\s/.test(text.slice(start, Math.min(end, start + 80)));
}

function replacement(text: string, { start, end }: Span): string {
  const source = text.slice(start, end);
  const isAlone = isFirst(text, start) && isLast(text, end);
  if (isAlone) return source.replaceAll(/[^\r\n]/g, ' ');
  // Only the first line of an expression may stand for a word: the others would end up in a wrong column.
  const firstLine = /^[^\r\n]*/.exec(source)?.[0].length ?? 0;
  return 'x'.repeat(firstLine) + source.slice(firstLine).replaceAll(/[^\r\n]/g, ' ');
}

/** True if nothing, or another expression, goes before `offset` on its line. */
function isFirst(text: string, offset: number): boolean {
  let at = offset;
  while (at > 0 && isBlank(text[at - 1])) at--;
  return at === 0 || text[at - 1] === '\n' || text.startsWith('}}', at - 2);
}

/** True if nothing, or another expression, follows `offset` on its line. */
function isLast(text: string, offset: number): boolean {
  let at = offset;
  while (at < text.length && isBlank(text[at])) at++;
  return at === text.length || text[at] === '\n' || text.startsWith('{{', at);
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\r';
}
