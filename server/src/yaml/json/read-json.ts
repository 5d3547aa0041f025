import type { Pair, ScalarNode, Span, YamlNode } from '../nodes.ts';
import type { ParsedYaml, SyntaxFault } from '../parse.ts';
import { isMasked, maskTemplates } from '../templates.ts';
import { toEmpty, toMap, toScalar, toSeq } from '../simple/make-nodes.ts';

interface JsonDialect {
  /** True for `.jsonc`, where comments and commas before a closing bracket are no faults. */
  readonly isLoose: boolean;
  /** Stretches that a template fills in. */
  readonly masks: readonly Span[];
}

/** A list of many definitions is longer than one manifest may be; what is longer still is no text that people edit. */
const LONGEST = 8 * 1024 * 1024;

/** Deeper nesting than this is hostile; what lies below is left out of the tree. */
const DEEPEST = 200;

/** More faults than anybody mends in one go. */
const MOST_FAULTS = 20;

const LITERAL = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/;

/**
 * Reads JSON into the same tree as YAML has. Broken and half-typed text is read as far as it can be: what is missing is
 * an empty value, what JSON does not allow is said in `faults`.
 */
export function parseJson(uri: string, text: string): ParsedYaml {
  if (text.length > LONGEST) {
    const fault = { start: 0, end: 0, reason: 'TOO_LONG', message: 'Too long to read' };
    return { root: undefined, faults: [fault], masks: [] };
  }
  const { text: plainText, masks } = maskTemplates(text);
  const reader = new JsonReader(plainText, { isLoose: /\.jsonc$/i.test(uri), masks });
  return { root: reader.read(), faults: reader.faults, masks };
}

class JsonReader {
  readonly #text: string;
  readonly #dialect: JsonDialect;
  readonly faults: SyntaxFault[] = [];
  #at = 0;
  #depth = 0;

  constructor(text: string, dialect: JsonDialect) {
    this.#text = text;
    this.#dialect = dialect;
  }

  /** Gives the value that the text holds; undefined for a text without content. */
  read(): YamlNode | undefined {
    if (this.#next() === '') return undefined;
    const root = this.#value(this.#at);
    if (this.#next() !== '') this.#fault('JSON_MORE', { start: this.#at, end: this.#at + 1 });
    return root;
  }

  /** Passes over white space and comments. Gives the character there, '' at the text's end. */
  #next(): string {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 32 || code === 10 || code === 13 || code === 9 || code === 0xfeff) this.#at++;
      else if (code === 47 && this.#isComment()) this.#comment();
      else return this.#text[this.#at] ?? '';
    }
  }

  #isComment(): boolean {
    const second = this.#text[this.#at + 1];
    return second === '/' || second === '*';
  }

  #comment(): void {
    const start = this.#at;
    const isLine = this.#text[start + 1] === '/';
    const end = this.#text.indexOf(isLine ? '\n' : '*/', start + 2);
    this.#at = end === -1 ? this.#text.length : end + (isLine ? 0 : 2);
    if (!this.#dialect.isLoose) this.#fault('JSON_COMMENT', { start, end: this.#at });
  }

  /** @param missing offset at which the value stands that turns out to be missing */
  #value(missing: number): YamlNode {
    const first = this.#next();
    if (first === '{' || first === '[') return this.#collection(first);
    if (first === '"') return this.#string();
    if (first === '' || ',]}:'.includes(first)) {
      this.#fault('JSON_MISSING_VALUE', { start: missing, end: missing });
      return toEmpty(missing);
    }
    return this.#word(/[,\]}"\n]/g);
  }

  #collection(bracket: '{' | '['): YamlNode {
    const start = this.#at++;
    if (++this.#depth > DEEPEST) {
      this.#fault('TOO_DEEP', { start, end: start + 1 });
      this.#at = this.#text.length;
    }
    const isMap = bracket === '{';
    const pairs: Pair[] = [];
    const items: YamlNode[] = [];
    for (let sign = this.#next(); this.#goesOn(sign, { start, isMap }); sign = this.#next()) {
      if (isMap) pairs.push(this.#pair());
      else items.push(this.#value(this.#at));
      this.#separator(isMap ? '}' : ']');
    }
    this.#depth--;
    const extent = { start, end: this.#at, flow: true };
    return isMap ? toMap(pairs, extent) : toSeq(items, [], extent);
  }

  /** False at the bracket that closes the collection, which is passed over, and where it is never closed. */
  #goesOn(sign: string, { start, isMap }: { readonly start: number; readonly isMap: boolean }): boolean {
    if (sign !== '' && sign !== '}' && sign !== ']') return true;
    if (sign === (isMap ? '}' : ']')) this.#at++;
    else this.#fault('MISSING_CHAR', { start, end: start + 1 });
    return false;
  }

  /** Passes over the comma behind an entry. */
  #separator(close: string): void {
    const end = this.#at;
    const sign = this.#next();
    if (sign === ',') {
      const comma = this.#at++;
      if (this.#next() === close && !this.#dialect.isLoose)
        this.#fault('JSON_EXTRA_COMMA', { start: comma, end: comma + 1 });
    } else if (sign !== '' && sign !== '}' && sign !== ']') {
      this.#fault('JSON_MISSING_COMMA', { start: end, end });
      // A colon here would be read as a missing value for ever.
      if (sign === ':') this.#at++;
    }
  }

  #pair(): Pair {
    const key = this.#key();
    if (this.#next() !== ':') {
      this.#fault('JSON_MISSING_COLON', key);
      this.#at = key.end;
      return { key, value: toEmpty(key.end), name: key.text, start: key.start, end: key.end };
    }
    const colon = this.#at++;
    const value = this.#isKeyNext() ? this.#missing(colon + 1) : this.#value(colon + 1);
    return { key, value, name: key.text, start: key.start, end: Math.max(value.end, colon + 1) };
  }

  #key(): ScalarNode {
    const first = this.#next();
    if (first === '"') return this.#string();
    if (first !== '{' && first !== '[' && first !== ',' && first !== ':') return this.#word(/[,\]}":\n]/g);
    this.#fault('JSON_MISSING_VALUE', { start: this.#at, end: this.#at });
    if (first !== ',' && first !== ':') this.#at++;
    return toEmpty(this.#at);
  }

  #missing(at: number): ScalarNode {
    this.#fault('JSON_MISSING_VALUE', { start: at, end: at });
    this.#at = at;
    return toEmpty(at);
  }

  /** True if what follows a colon is the next key already: its own value has not been typed yet. */
  #isKeyNext(): boolean {
    const start = this.#at;
    if (this.#next() !== '"') return this.#back(start, false);
    this.#at = this.#endOfString().end;
    return this.#back(start, this.#next() === ':');
  }

  #back(at: number, answer: boolean): boolean {
    this.#at = at;
    return answer;
  }

  /** The end of the string at the cursor; one that is never closed ends with its line. */
  #endOfString(): { readonly end: number; readonly isClosed: boolean } {
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 34) return { end: at + 1, isClosed: true };
      if (code === 10 || code === 13) return { end: at, isClosed: false };
      if (code === 92) at++;
    }
    return { end: this.#text.length, isClosed: false };
  }

  #string(): ScalarNode {
    const start = this.#at;
    const { end, isClosed } = this.#endOfString();
    this.#at = end;
    const source = this.#text.slice(start, end);
    if (!isClosed) this.#fault('MISSING_CHAR', { start, end });
    const decoded = isClosed ? decode(source) : undefined;
    if (isClosed && decoded === undefined) this.#fault('JSON_BAD_STRING', { start, end });
    return this.#scalar(decoded ?? source.replaceAll(/^"|"$/g, ''), 'double', { start, end });
  }

  /** A number, `true`, `false` or `null`, or some text that JSON does not know. */
  #word(stop: RegExp): ScalarNode {
    const start = this.#at;
    stop.lastIndex = start + 1;
    const source = this.#text.slice(start, stop.exec(this.#text)?.index ?? this.#text.length);
    const comment = source.search(/(?<=\s)\/[/*]/);
    const text = (comment === -1 ? source : source.slice(0, comment)).trimEnd();
    // What JSON takes for no white space may be some all the same; at least one character is passed over.
    const span = { start, end: start + Math.max(text.length, 1) };
    this.#at = span.end;
    const node = this.#scalar(text, 'plain', span);
    if (!LITERAL.test(text) && !node.masked) this.#fault('JSON_WORD', span);
    return node;
  }

  #scalar(text: string, style: 'double' | 'plain', span: Span): ScalarNode {
    const masked = isMasked(this.#dialect.masks, span);
    return { ...toScalar(text, style, span.start, span.end), masked };
  }

  #fault(reason: string, { start, end }: Span): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ start, end, reason, message: reason });
  }
}

/** The text that a string in JSON stands for; undefined for one that JSON does not allow. */
function decode(source: string): string | undefined {
  // oxlint-disable-next-line no-control-regex -- The very characters that JSON does not allow.
  if (!/[\\\u0000-\u001F]/.test(source)) return source.slice(1, -1);
  try {
    return String(JSON.parse(source));
  } catch {
    return undefined;
  }
}
