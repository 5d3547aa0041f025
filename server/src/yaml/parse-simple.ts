import type { MapNode, Pair, ScalarNode, ScalarStyle, SeqNode, YamlNode } from './nodes.ts';
import { resolvePlainScalar } from './scalars.ts';

/** Thrown, once and for all, where the text needs the real parser. */
const NOT_SIMPLE = new Error('not simple');

/** Nested deeper than anybody writes by hand. */
const DEEPEST = 60;
/** Tabs, a byte order mark and control characters have rules of their own. */
// oxlint-disable-next-line no-control-regex -- The very characters that are looked for.
const UNUSUAL = /[\t\uFEFF\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u0085\u2028\u2029]|\r(?!\n)/;
/** Characters that start something else than a plain scalar. */
const INDICATORS = new Set(',[]{}#&*!|>\'"%@`');

/**
 * Reads the part of YAML that nearly every manifest is written in: block maps and lists, scalars and flow
 * collections of one line, literal blocks. It is several times quicker than the parser for all of YAML, and
 * gives the same tree to the offset (a test compares the two on every file there is).
 * @param text one document, without template expressions
 * @returns undefined if the text uses anything else, or is broken: `parse.ts` then asks the real parser
 */
export function parseSimpleYaml(text: string): { readonly root: YamlNode | undefined } | undefined {
  if (UNUSUAL.test(text)) return undefined;
  try {
    return { root: new SimpleReader(text).read() };
  } catch (error) {
    if (error === NOT_SIMPLE) return undefined;
    throw error;
  }
}

function giveUp(): never {
  throw NOT_SIMPLE;
}

/** Reads line by line; every method leaves the reader at the first content that it did not take. */
class SimpleReader {
  readonly #text: string;
  /** Offset of the content to be read next. */
  #at = 0;
  /** Column of that content; -1 at the end of the document. */
  #column = -1;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): YamlNode | undefined {
    this.#toContent(0);
    if (this.#column === 0 && this.#text.startsWith('---', this.#at)) {
      const rest = this.#restOfLine(this.#at + 3);
      if (rest !== this.#at + 3 && this.#text[this.#at + 3] !== ' ') giveUp();
      if (!this.#isEmpty(this.#at + 3, rest)) giveUp();
      this.#toContent(rest);
    }
    // A document of markers alone holds an empty value to the real parser.
    if (this.#column === -1) return /^(?:---|\.\.\.)/m.test(this.#text) ? giveUp() : undefined;
    if (this.#text[this.#at] === '%') giveUp();
    const root = this.#block();
    if (this.#column !== -1) giveUp();
    return root;
  }

  /** Moves to the first line at or behind `from` that holds more than white space and comments. */
  #toContent(from: number): void {
    const text = this.#text;
    let at = from;
    for (;;) {
      const start = at;
      while (text.charCodeAt(at) === 32) at++;
      const code = text.charCodeAt(at);
      if (Number.isNaN(code)) break;
      if (code !== 35 && code !== 10 && code !== 13) {
        const isEnd = at === start && text.startsWith('...', at);
        if (isEnd && this.#isEmpty(at + 3, text.length)) break;
        if (isEnd) giveUp();
        this.#at = at;
        this.#column = at - start;
        return;
      }
      const newline = text.indexOf('\n', at);
      if (newline === -1) break;
      at = newline + 1;
    }
    this.#at = text.length;
    this.#column = -1;
  }

  /** Offset of the line break behind `from`, or the text's end. */
  #restOfLine(from: number): number {
    const newline = this.#text.indexOf('\n', from);
    if (newline === -1) return this.#text.length;
    return this.#text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline;
  }

  /** True if `[from, to)` holds only white space and comments that white space goes before. */
  #isEmpty(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const char = this.#text[at];
      if (char === '#') {
        if (at === from && at > 0 && !/\s/.test(this.#text[at - 1] ?? ' ')) return false;
        at = this.#restOfLine(at);
      } else if (char !== ' ' && char !== '\n' && char !== '\r') return false;
    }
    return true;
  }

  #block(): YamlNode {
    if (++this.#depth > DEEPEST) giveUp();
    const node = this.#isDash(this.#at) ? this.#seq(this.#column) : this.#map(this.#column);
    this.#depth--;
    return node;
  }

  #isDash(at: number): boolean {
    if (this.#text.charCodeAt(at) !== 45) return false;
    const next = this.#text.charCodeAt(at + 1);
    return next === 32 || next === 10 || next === 13 || Number.isNaN(next);
  }

  #map(column: number): MapNode {
    const pairs: Pair[] = [];
    const start = this.#at;
    while (this.#column === column && !(pairs.length > 0 && this.#isDash(this.#at))) {
      const key = this.#key();
      const colon = this.#at;
      const value = this.#valueBehind(colon + 1, column);
      pairs.push({ key, value, name: key.text, start: key.start, end: Math.max(key.end, value.end) });
    }
    if (this.#column > column || (this.#column === column && pairs.length > 0)) giveUp();
    return toMap(pairs, { start, end: pairs.at(-1)?.end ?? start, flow: false });
  }

  /** Reads a key and stops at its colon. */
  #key(): ScalarNode {
    const end = this.#restOfLine(this.#at);
    const first = this.#text[this.#at] ?? '';
    if (first === '"' || first === "'") {
      const key = this.#quoted(end);
      this.#at = key.end;
      while (this.#text.charCodeAt(this.#at) === 32) this.#at++;
      if (!this.#isColon(this.#at)) giveUp();
      return key;
    }
    const colon = this.#findColon(this.#at, end);
    if (colon === -1) giveUp();
    const key = this.#plain(this.#at, colon);
    this.#at = colon;
    return key;
  }

  #isColon(at: number): boolean {
    if (this.#text.charCodeAt(at) !== 58) return false;
    const next = this.#text.charCodeAt(at + 1);
    return next === 32 || next === 10 || next === 13 || Number.isNaN(next);
  }

  /** The colon that ends a plain key before `end`; -1 without one. */
  #findColon(from: number, end: number): number {
    for (let at = from; at < end; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 58 && this.#isColon(at)) return at - from > 500 ? giveUp() : at;
      // A comment ends what may be a key.
      if (code === 35 && this.#text.charCodeAt(at - 1) === 32) return -1;
    }
    return -1;
  }

  /** The value behind a colon; `column` is that of the map. */
  #valueBehind(from: number, column: number): YamlNode {
    let at = from;
    while (this.#text.charCodeAt(at) === 32) at++;
    const end = this.#restOfLine(at);
    if (!this.#isEmpty(at, end)) return this.#inline(at, end, column);
    this.#toContent(end);
    const isNested = this.#column > column || (this.#column === column && this.#isDash(this.#at));
    return isNested ? this.#block() : empty(at);
  }

  #seq(column: number): SeqNode {
    const items: YamlNode[] = [];
    const dashes: number[] = [];
    const start = this.#at;
    while (this.#column === column && this.#isDash(this.#at)) {
      dashes.push(this.#at);
      items.push(this.#item(this.#at, column));
    }
    if (this.#column > column) giveUp();
    const end = Math.max(items.at(-1)?.end ?? start, (dashes.at(-1) ?? start) + 1);
    return toSeq(items, dashes, { start, end, flow: false });
  }

  #item(dash: number, column: number): YamlNode {
    let at = dash + 1;
    while (this.#text.charCodeAt(at) === 32) at++;
    const end = this.#restOfLine(at);
    if (this.#isEmpty(at, end)) {
      this.#toContent(end);
      return this.#column > column ? this.#block() : empty(at);
    }
    const isBlock = this.#isDash(at) || this.#startsPair(at, end);
    if (!isBlock) return this.#inline(at, end, column);
    this.#at = at;
    this.#column = column + at - dash;
    return this.#block();
  }

  #startsPair(at: number, end: number): boolean {
    const first = this.#text[at];
    if (first === '[' || first === '{' || first === '|' || first === '>') return false;
    if (first !== '"' && first !== "'") return this.#findColon(at, end) !== -1;
    this.#at = at;
    let after = this.#quoted(end).end;
    while (this.#text.charCodeAt(after) === 32) after++;
    return this.#isColon(after);
  }

  /** A value that starts on the line of its key or dash; what is indented deeper than `column` may belong to it. */
  #inline(at: number, end: number, column: number): YamlNode {
    this.#at = at;
    const first = this.#text[at] ?? '';
    if (first === '|') return this.#literal(at, end, column);
    const node =
      first === '[' || first === '{'
        ? this.#flow(end)
        : first === '"' || first === "'"
          ? this.#quoted(end)
          : this.#plain(at, this.#plainEnd(at, end));
    if (!this.#isEmpty(node.end, end) || this.#text[node.end] === '#') giveUp();
    this.#toContent(end);
    if (this.#column > column) giveUp();
    return node;
  }

  /** Where a plain scalar of one line ends: before a comment, or at the line's end. */
  #plainEnd(at: number, end: number): number {
    if (this.#findColon(at, end) !== -1) giveUp();
    for (let comment = at; comment < end; comment++) {
      if (this.#text.charCodeAt(comment) === 35 && this.#text.charCodeAt(comment - 1) === 32) return comment;
    }
    return end;
  }

  #plain(start: number, limit: number): ScalarNode {
    let end = limit;
    while (end > start && this.#text.charCodeAt(end - 1) === 32) end--;
    const first = this.#text[start] ?? '';
    const next = this.#text[start + 1] ?? ' ';
    if (end === start || INDICATORS.has(first)) giveUp();
    if ((first === '-' || first === '?' || first === ':') && (next === ' ' || start + 1 >= end)) giveUp();
    const text = this.#text.slice(start, end);
    return toScalar(text, 'plain', start, end);
  }

  #quoted(limit: number): ScalarNode {
    const start = this.#at;
    const quote = this.#text[start] ?? '';
    let at = start + 1;
    for (; at < limit; at++) {
      if (quote === '"' && this.#text[at] === '\\') at++;
      else if (this.#text[at] === quote) {
        if (quote === "'" && this.#text[at + 1] === "'") at++;
        else break;
      }
    }
    if (at >= limit) giveUp();
    const inner = this.#text.slice(start + 1, at);
    const style = quote === '"' ? 'double' : 'single';
    return toScalar(quote === '"' ? unescape(inner) : inner.replaceAll("''", "'"), style, start, at + 1);
  }

  /** A literal block; anything but a bare `|`, `|-` or `|+` is left to the real parser. */
  #literal(start: number, end: number, column: number): ScalarNode {
    const header = /^\|([-+]?) *$/.exec(this.#text.slice(start, end));
    if (header === null) giveUp();
    const lines: string[] = [];
    let indent = 0;
    let at = this.#nextLine(end);
    let last = at;
    while (at < this.#text.length) {
      const lineEnd = this.#restOfLine(at);
      let content = at;
      while (content < lineEnd && this.#text.charCodeAt(content) === 32) content++;
      if (content === lineEnd) {
        // White space on a line of its own counts for nothing only while it is not deeper than the block.
        if (content - at > indent && content > at) giveUp();
        lines.push('');
      } else {
        if (indent === 0) indent = content - at;
        if (content - at <= column) break;
        if (content - at < indent || lines.length === 0 ? content - at !== indent : false) giveUp();
        lines.push(this.#text.slice(at + indent, lineEnd));
        last = this.#nextLine(lineEnd);
      }
      at = this.#nextLine(lineEnd);
    }
    // Blank lines at the start or the end have rules of their own.
    if (indent <= column || lines[0] === '' || lines.at(-1) === '') giveUp();
    this.#toContent(last);
    const text = lines.join('\n') + (header[1] === '-' ? '' : '\n');
    if (this.#text[last - 1] !== '\n') giveUp();
    return toScalar(text, 'literal', start, last);
  }

  #nextLine(lineEnd: number): number {
    const newline = this.#text.indexOf('\n', lineEnd);
    return newline === -1 ? this.#text.length : newline + 1;
  }

  /** A flow collection that ends on its line; `#at` is at its bracket and behind it afterwards. */
  #flow(end: number): MapNode | SeqNode {
    if (++this.#depth > DEEPEST) giveUp();
    const start = this.#at++;
    const isSeq = this.#text[start] === '[';
    const close = isSeq ? ']' : '}';
    const items: YamlNode[] = [];
    const pairs: Pair[] = [];
    this.#skipSpaces();
    while (this.#text[this.#at] !== close) {
      if (this.#at >= end) giveUp();
      if (isSeq) items.push(this.#flowValue(end));
      else pairs.push(this.#flowPair(end));
      this.#skipSpaces();
      if (this.#text[this.#at] === close) break;
      if (this.#text[this.#at] !== ',') giveUp();
      this.#at++;
      this.#skipSpaces();
      // A comma before the bracket is legal and rare.
      if (this.#text[this.#at] === close) giveUp();
    }
    this.#at++;
    this.#depth--;
    const span = { start, end: this.#at, flow: true };
    return isSeq ? toSeq(items, [], span) : toMap(pairs, span);
  }

  #skipSpaces(): void {
    while (this.#text.charCodeAt(this.#at) === 32) this.#at++;
  }

  #flowValue(end: number): YamlNode {
    const first = this.#text[this.#at] ?? '';
    if (first === '[' || first === '{') return this.#flow(end);
    const node = this.#flowScalar(end);
    this.#skipSpaces();
    if (this.#text[this.#at] === ':') giveUp();
    return node;
  }

  #flowPair(end: number): Pair {
    const key = this.#flowScalar(end);
    this.#skipSpaces();
    if (!this.#isColon(this.#at)) giveUp();
    this.#at++;
    this.#skipSpaces();
    const next = this.#text[this.#at] ?? '';
    if (next === ',' || next === '}' || next === ']') giveUp();
    const value = this.#flowValue(end);
    return { key, value, name: key.text, start: key.start, end: Math.max(key.end, value.end) };
  }

  #flowScalar(end: number): ScalarNode {
    const start = this.#at;
    const first = this.#text[start] ?? '';
    if (first === '"' || first === "'") {
      const node = this.#quoted(end);
      this.#at = node.end;
      return node;
    }
    let at = start;
    for (; at < end; at++) {
      const char = this.#text[at] ?? '';
      if (',[]{}'.includes(char)) break;
      // A colon may end a key or stand within a value such as an address.
      if (char === ':' && ',[]{} '.includes(this.#text[at + 1] ?? ' ')) break;
      if (char === '#') giveUp();
    }
    if (at >= end) giveUp();
    const node = this.#plain(start, at);
    this.#at = node.end;
    return node;
  }
}

function unescape(inner: string): string {
  if (!inner.includes('\\')) return inner;
  try {
    // What JSON knows, YAML reads alike; its further escapes are for the real parser.
    return String(JSON.parse(`"${inner}"`));
  } catch {
    return giveUp();
  }
}

function toScalar(text: string, style: ScalarStyle, start: number, end: number): ScalarNode {
  const value = style === 'plain' ? resolvePlainScalar(text) : text;
  return {
    kind: 'scalar',
    start,
    end,
    parent: undefined,
    pair: undefined,
    masked: false,
    text,
    value,
    style,
  };
}

function empty(at: number): ScalarNode {
  return toScalar('', 'plain', at, at);
}

interface Extent {
  readonly start: number;
  readonly end: number;
  readonly flow: boolean;
}

function toMap(pairs: readonly Pair[], { start, end, flow }: Extent): MapNode {
  const hasMerge = pairs.some(({ name }) => name === '<<');
  const map: MapNode = {
    kind: 'map',
    start,
    end,
    parent: undefined,
    pair: undefined,
    masked: false,
    flow,
    pairs,
    hasMerge,
  };
  for (const pair of pairs) {
    pair.key.parent = map;
    pair.key.pair = pair;
    pair.value.parent = map;
    pair.value.pair = pair;
  }
  return map;
}

function toSeq(items: readonly YamlNode[], dashes: readonly number[], { start, end, flow }: Extent): SeqNode {
  const seq: SeqNode = {
    kind: 'seq',
    start,
    end,
    parent: undefined,
    pair: undefined,
    masked: false,
    flow,
    items,
    dashes,
  };
  for (const item of items) item.parent = seq;
  return seq;
}
