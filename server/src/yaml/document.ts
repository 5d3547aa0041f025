import { lineStarts, positionAt, type Position } from '../util/line-index.ts';
import { isJson, looksLikeManifest } from './json/is-json.ts';
import { parseJson } from './json/read-json.ts';
import { splitJson } from './json/split-json.ts';
import type { Span, YamlNode } from './nodes.ts';
import { parseYaml, type ParsedYaml, type SyntaxFault } from './parse.ts';
import { splitDocuments, type Segment } from './split.ts';

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
  /** True for a text in which only JSON may be written, not all of YAML. */
  readonly isJson: boolean;
  /** True for YAML with templates, or with what few people write: repairs of it are tried before they are offered. */
  readonly isUnusual: boolean;
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
    this.isJson = isJson(uri, text);
    const { root, faults, masks, isUnusual } = this.isJson ? parseIfManifest(uri, text) : parseYaml(text);
    this.root = root;
    this.faults = faults;
    this.masks = masks;
    this.isUnusual = isUnusual === true;
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
  /** Documents that are read and not yet in the file, by their text. */
  readonly #prepared = new Map<string, YamlDocument[]>();

  constructor(uri: string) {
    this.uri = uri;
  }

  get text(): string {
    return this.#text ?? '';
  }

  get documents(): readonly YamlDocument[] {
    return this.#documents;
  }

  /**
   * Reads the documents that `update` will need for a text, one at each step, so that it then has little left to do.
   * May be left off at any step: what is read serves the next text as well.
   */
  *prepare(text: string): Generator<YamlDocument> {
    const segments = segmentsOf(this.uri, text);
    const kept = keepDocuments(this.#documents, segments);
    const needed = new Map<string, number>();
    for (const [index, segment] of segments.entries()) {
      if (kept[index] !== undefined) continue;
      const own = ownText(segment, text);
      const count = (needed.get(own) ?? 0) + 1;
      needed.set(own, count);
      const prepared = this.#prepared.get(own) ?? [];
      this.#prepared.set(own, prepared);
      if (prepared.length >= count) continue;
      const document = new YamlDocument(this.uri, own);
      prepared.push(document);
      yield document;
    }
  }

  /** Takes the file's new text. Documents whose text is unchanged keep their identity and only move. */
  update(text: string): DocumentChanges {
    if (text === this.#text) return { added: [], removed: [] };
    this.#text = text;
    const segments = segmentsOf(this.uri, text);
    const kept = keepDocuments(this.#documents, segments);
    const added: YamlDocument[] = [];
    const removed = new Set(this.#documents);
    let line = 0;
    this.#documents = segments.map((segment, index) => {
      const known = kept[index];
      if (known !== undefined) removed.delete(known);
      const document = known ?? this.#read(ownText(segment, text));
      if (known === undefined) added.push(document);
      document.moveTo(segment.offset, line);
      line += document.lineCount - 1;
      return document;
    });
    this.#prepared.clear();
    return { added, removed: [...removed] };
  }

  #read(text: string): YamlDocument {
    return this.#prepared.get(text)?.pop() ?? new YamlDocument(this.uri, text);
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

/** Most JSON is none of our business: it is looked at, and not read. */
function parseIfManifest(uri: string, text: string): ParsedYaml {
  return looksLikeManifest(text) ? parseJson(uri, text) : { root: undefined, faults: [], masks: [] };
}

function segmentsOf(uri: string, text: string): Segment[] {
  return splitDocuments(text).flatMap((segment) =>
    isJson(uri, segment.text) ? splitJson(segment) : [segment],
  );
}

/**
 * Finds the documents of a file in its new text, in their order: one that went past another is not kept, since
 * verdicts may rest on which comes first.
 * @returns for each segment the document with the same text, or undefined
 */
function keepDocuments(
  documents: readonly YamlDocument[],
  segments: readonly Segment[],
): (YamlDocument | undefined)[] {
  const kept: (YamlDocument | undefined)[] = Array.from({ length: segments.length });
  const isSame = (document: number, segment: number) => documents[document]?.text === segments[segment]?.text;
  const shorter = Math.min(documents.length, segments.length);
  let start = 0;
  for (; start < shorter && isSame(start, start); start++) kept[start] = documents[start];
  const shift = documents.length - segments.length;
  let end = segments.length;
  for (; end > start && end + shift > start && isSame(end - 1 + shift, end - 1); end--)
    kept[end - 1] = documents[end - 1 + shift];
  const places = new Map<string, number[]>();
  // From the last to the first, so that the first is popped first.
  for (let place = end + shift - 1; place >= start; place--) {
    const text = documents[place]?.text ?? '';
    const same = places.get(text);
    if (same === undefined) places.set(text, [place]);
    else same.push(place);
  }
  let next = start;
  for (let index = start; index < end; index++) {
    const same = places.get(segments[index]?.text ?? '');
    let place = same?.pop();
    while (place !== undefined && place < next) place = same?.pop();
    if (place === undefined) continue;
    kept[index] = documents[place];
    next = place + 1;
  }
  return kept;
}

/**
 * A copy of the segment's text. A slice would keep the whole file's text in memory, and after many edits each
 * document another one.
 */
function ownText(segment: Segment, fileText: string): string {
  return segment.text.length === fileText.length ? segment.text : ` ${segment.text}`.slice(1);
}
