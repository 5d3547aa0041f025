import { lineStarts, positionAt, type Position } from '../util/line-index.ts';
import type { Span, YamlNode } from './nodes.ts';
import { parseYaml, type SyntaxFault } from './parse.ts';
import { splitDocuments } from './split.ts';

/** Zero-based, end exclusive, characters in UTF-16 code units: the range of LSP. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * One YAML document of a file. Its content never changes: an edit replaces the object. Only its place in the
 * file moves, when text above it grows or shrinks.
 */
export class YamlDocument {
  readonly uri: string;
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly faults: readonly SyntaxFault[];
  /** Stretches that a template engine or another tool fills in later. */
  readonly masks: readonly Span[];
  #offset = 0;
  #line = 0;
  #lineStarts: readonly number[] | undefined;

  constructor(uri: string, text: string) {
    this.uri = uri;
    this.text = text;
    const { root, faults, masks } = parseYaml(text);
    this.root = root;
    this.faults = faults;
    this.masks = masks;
  }

  /** Offset of the document's first character in its file, in UTF-16 code units. */
  get offset(): number {
    return this.#offset;
  }

  /** Zero-based line of the file on which the document's text starts. */
  get line(): number {
    return this.#line;
  }

  get lineCount(): number {
    return this.#starts().length;
  }

  moveTo(offset: number, line: number): void {
    this.#offset = offset;
    this.#line = line;
  }

  /** @returns the range in the file of a span of this document */
  rangeOf(span: Span): Range {
    const starts = this.#starts();
    const start = positionAt(starts, span.start);
    const end = positionAt(starts, span.end);
    return {
      start: { line: start.line + this.#line, character: start.character },
      end: { line: end.line + this.#line, character: end.character },
    };
  }

  /** @returns the offset in this document of a position in the file, clamped to the document */
  offsetAt(position: Position): number {
    const starts = this.#starts();
    const line = position.line - this.#line;
    if (line < 0) return 0;
    const start = starts[line];
    if (start === undefined) return this.text.length;
    return Math.min(start + position.character, starts[line + 1] ?? this.text.length, this.text.length);
  }

  #starts(): readonly number[] {
    this.#lineStarts ??= lineStarts(this.text);
    return this.#lineStarts;
  }
}

/** What an edit did to the documents of a file. */
export interface DocumentChanges {
  readonly added: readonly YamlDocument[];
  readonly removed: readonly YamlDocument[];
}

/** A file as a list of YAML documents, kept up to date with as little parsing as the edit allows. */
export class YamlFile {
  readonly uri: string;
  #text: string | undefined;
  #documents: readonly YamlDocument[] = [];

  constructor(uri: string) {
    this.uri = uri;
  }

  get text(): string {
    return this.#text ?? '';
  }

  get documents(): readonly YamlDocument[] {
    return this.#documents;
  }

  /** Takes the file's new text. Documents whose text is unchanged keep their identity and only move. */
  update(text: string): DocumentChanges {
    if (text === this.#text) return { added: [], removed: [] };
    this.#text = text;
    const reusable = new Map<string, YamlDocument[]>();
    for (const document of this.#documents) {
      const same = reusable.get(document.text);
      if (same === undefined) reusable.set(document.text, [document]);
      else same.push(document);
    }
    const added: YamlDocument[] = [];
    let line = 0;
    this.#documents = splitDocuments(text).map((segment) => {
      let document = reusable.get(segment.text)?.shift();
      if (document === undefined) {
        document = new YamlDocument(this.uri, segment.text);
        added.push(document);
      }
      document.moveTo(segment.offset, line);
      line += document.lineCount - 1;
      return document;
    });
    return { added, removed: [...reusable.values()].flat() };
  }

  /** @returns the document that holds a position; the one before it at a boundary is not chosen. */
  documentAt(position: Position): YamlDocument | undefined {
    let low = 0;
    let high = this.#documents.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#documents[middle]?.line ?? 0) <= position.line) low = middle;
      else high = middle - 1;
    }
    return this.#documents[low];
  }
}
