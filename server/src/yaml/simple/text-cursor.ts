import { giveUp } from './give-up.ts';

/** A place in a text, and the looks around it that every part of the reader needs. */
export class TextCursor {
  readonly text: string;
  /** Offset of the content to be read next. */
  at = 0;
  /** Column of that content; -1 at the end of the document. */
  column = -1;
  /** How deep the collection being read is nested. */
  depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Moves to the first line at or behind `from` that holds more than white space and comments. */
  toContent(from: number): void {
    const text = this.text;
    let at = from;
    for (;;) {
      const start = at;
      while (text.charCodeAt(at) === 32) at++;
      const code = text.charCodeAt(at);
      if (Number.isNaN(code)) break;
      if (code !== 35 && code !== 10 && code !== 13) {
        const isEnd = at === start && text.startsWith('...', at);
        if (isEnd && this.isEmpty(at + 3, text.length)) break;
        if (isEnd) giveUp();
        this.at = at;
        this.column = at - start;
        return;
      }
      const newline = text.indexOf('\n', at);
      if (newline === -1) break;
      at = newline + 1;
    }
    this.at = text.length;
    this.column = -1;
  }

  /** Offset of the line break behind `from`, or the text's end. */
  restOfLine(from: number): number {
    const newline = this.text.indexOf('\n', from);
    if (newline === -1) return this.text.length;
    return this.text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline;
  }

  /** True if `[from, to)` holds only white space and comments that white space goes before. */
  isEmpty(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const char = this.text[at];
      if (char === '#') {
        if (at === from && at > 0 && !/\s/.test(this.text[at - 1] ?? ' ')) return false;
        at = this.restOfLine(at);
      } else if (char !== ' ' && char !== '\n' && char !== '\r') return false;
    }
    return true;
  }

  /** True for a `-` that opens a list item. */
  isDash(at: number): boolean {
    if (this.text.charCodeAt(at) !== 45) return false;
    const next = this.text.charCodeAt(at + 1);
    return next === 32 || next === 10 || next === 13 || Number.isNaN(next);
  }

  /** True for a `:` that ends a key. */
  isColon(at: number): boolean {
    if (this.text.charCodeAt(at) !== 58) return false;
    const next = this.text.charCodeAt(at + 1);
    return next === 32 || next === 10 || next === 13 || Number.isNaN(next);
  }

  /** The colon that ends a plain key before `end`; -1 without one. */
  findColon(from: number, end: number): number {
    for (let at = from; at < end; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 58 && this.isColon(at)) return at - from > 500 ? giveUp() : at;
      // A comment ends what may be a key.
      if (code === 35 && this.text.charCodeAt(at - 1) === 32) return -1;
    }
    return -1;
  }

  /** Moves behind the spaces on the line. */
  skipSpaces(): void {
    while (this.text.charCodeAt(this.at) === 32) this.at++;
  }

  /** Offset of the line behind the one that ends at `lineEnd`. */
  nextLine(lineEnd: number): number {
    const newline = this.text.indexOf('\n', lineEnd);
    return newline === -1 ? this.text.length : newline + 1;
  }
}
