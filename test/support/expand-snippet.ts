/** A run of plain text, or a tab stop with the default it brings along, if it brings one. */
type Part = string | { readonly number: number; readonly content: readonly Part[] | undefined };

/**
 * Expands a VS Code snippet the way the editor leaves it when every default is accepted.
 * Takes the body with its lines joined by line feeds and returns the plain text.
 * A choice becomes its first option; a tab stop without a default repeats the default of its number, or is empty.
 * Throws a SyntaxError for a tab stop that is never closed and for a dollar sign that starts none,
 * because the editor would read it as a variable.
 */
export function expandSnippet(body: string): string {
  const parts = parseParts(new Cursor(body), undefined);
  const defaults = new Map<number, readonly Part[]>();
  collectDefaults(parts, defaults);
  return render(parts, defaults);
}

/**
 * Lists the numbers of the tab stops of a snippet body in the order of the text, repetitions included.
 * Throws as `expandSnippet` does.
 */
export function listTabStops(body: string): number[] {
  const numbers: number[] = [];
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      numbers.push(part.number);
      visit(part.content ?? []);
    }
  };
  visit(parseParts(new Cursor(body), undefined));
  return numbers;
}

class Cursor {
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes the match of a sticky pattern at the cursor, or nothing at all. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#offset;
    const match = pattern.exec(this.#text) ?? undefined;
    if (match !== undefined) this.#offset = pattern.lastIndex;
    return match;
  }

  fail(what: string): never {
    const line = this.#text.slice(0, this.#offset).split('\n').length;
    throw new SyntaxError(`${what} in line ${line} of the snippet`);
  }
}

/** Reads parts up to the closing brace, or up to the end of the text when there is no brace to wait for. */
function parseParts(cursor: Cursor, end: '}' | undefined): Part[] {
  const plain = end === undefined ? /[^\\$]+/y : /[^\\$}]+/y;
  const parts: Part[] = [];
  for (;;) {
    const text = cursor.take(plain) ?? cursor.take(/\\([\\$}])/y) ?? cursor.take(/\\/y);
    if (text !== undefined) {
      parts.push(text[1] ?? text[0]);
    } else if (cursor.take(/\$/y) !== undefined) {
      parts.push(parseTabStop(cursor));
    } else {
      return parts;
    }
  }
}

function parseTabStop(cursor: Cursor): Part {
  const bare = cursor.take(/(\d+)/y);
  if (bare !== undefined) return { number: Number(bare[1]), content: undefined };
  const braced = cursor.take(/\{(\d+)([:|}])/y) ?? cursor.fail('A dollar sign starts no tab stop');
  const number = Number(braced[1]);
  if (braced[2] === '}') return { number, content: undefined };
  if (braced[2] === '|') {
    const options = cursor.take(/((?:[^\\|]|\\.)+)\|\}/y) ?? cursor.fail('A choice is not closed');
    const first = /^(?:[^\\,]|\\.)*/.exec(options[1] ?? '')?.[0] ?? '';
    return { number, content: [first.replaceAll(/\\(.)/g, '$1')] };
  }
  const content = parseParts(cursor, '}');
  if (cursor.take(/\}/y) === undefined) cursor.fail('A placeholder is not closed');
  return { number, content };
}

function collectDefaults(parts: readonly Part[], defaults: Map<number, readonly Part[]>): void {
  for (const part of parts) {
    if (typeof part === 'string' || part.content === undefined) continue;
    if (!defaults.has(part.number)) defaults.set(part.number, part.content);
    collectDefaults(part.content, defaults);
  }
}

function render(
  parts: readonly Part[],
  defaults: ReadonlyMap<number, readonly Part[]>,
  open: ReadonlySet<number> = new Set(),
): string {
  const expanded = parts.map((part) => {
    if (typeof part === 'string') return part;
    // A tab stop inside its own default has nothing to repeat.
    if (open.has(part.number)) return '';
    return render(part.content ?? defaults.get(part.number) ?? [], defaults, new Set(open).add(part.number));
  });
  return expanded.join('');
}
