import * as yaml from 'yaml';
import type { AliasNode, MapNode, Pair, ScalarNode, ScalarStyle, SeqNode, Span, YamlNode } from './nodes.ts';
import { parseSimpleYaml } from './parse-simple.ts';
import { resolvePlainScalar } from './scalars.ts';
import { isMasked, maskTemplates } from './templates.ts';

/** A place where the text is not YAML. */
export interface SyntaxFault extends Span {
  /** The parser's own name of the fault, such as `BAD_INDENT`. */
  readonly reason: string;
  readonly message: string;
}

export interface ParsedYaml {
  /** Undefined for a document without content. */
  readonly root: YamlNode | undefined;
  readonly faults: readonly SyntaxFault[];
  /** Template expressions and placeholders of other tools, in order. Empty for plain YAML. */
  readonly masks: readonly Span[];
  /** True for what the quick reader leaves to the library: templates, and the rarer parts of YAML. */
  readonly isUnusual?: true;
}

/** Deeper nesting than this is hostile; what lies below is left out of the tree. */
const DEEPEST = 200;

/** The API server takes no request of more than 3 MiB, so a longer document is no manifest. */
const LONGEST = 3 * 1024 * 1024;

/** A text whose brackets open more often than this is not handed to the parser, whose recursion it would exhaust. */
const MOST_OPEN_BRACKETS = 500;

/**
 * Parses one YAML document. Never throws: whatever can be read of a broken text is in the tree, the rest is
 * said in `faults`.
 * @param text one segment of `splitDocuments`
 */
export function parseYaml(text: string): ParsedYaml {
  if (text.length > LONGEST) return unreadable('TOO_LONG', 'Too long to read', []);
  const { text: plainText, masks } = maskTemplates(text);
  const simple = masks.length === 0 ? parseSimpleYaml(plainText) : undefined;
  if (simple === undefined) return { ...parseAnyYaml(plainText, masks), isUnusual: true };
  return { ...simple, faults: [], masks };
}

/**
 * Parses all of YAML, broken or not.
 * @param plainText the text of a document, in which `masks` were replaced by harmless characters
 */
export function parseAnyYaml(plainText: string, masks: readonly Span[]): ParsedYaml {
  if (isTooDeep(plainText)) return unreadable('TOO_DEEP', 'Nested too deeply to read', masks);
  const options = {
    keepSourceTokens: true,
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
  } as const;
  let document: yaml.Document.Parsed | undefined;
  const faults: SyntaxFault[] = [];
  try {
    document = yaml.parseDocument(plainText, { ...options, logLevel: 'silent' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return unreadable('IMPOSSIBLE', message, masks);
  }
  for (const error of document.errors) {
    // What is missing at the end of the text, the parser places behind it.
    const [start, end] = error.pos.map((offset) => Math.min(offset, plainText.length)) as [number, number];
    faults.push({ start, end: Math.max(start, end), reason: error.code, message: error.message });
  }
  const builder = new TreeBuilder(masks);
  const root = document.contents === null ? undefined : builder.build(document.contents, 0);
  return { root, faults, masks };
}

function unreadable(reason: string, message: string, masks: readonly Span[]): ParsedYaml {
  return { root: undefined, faults: [{ start: 0, end: 0, reason, message }], masks };
}

function isTooDeep(text: string): boolean {
  let open = 0;
  let indicators = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 91 || code === 123) open++;
    else if (code === 93 || code === 125) open--;
    // A run of `- - - -` or `? ? ?` nests as well.
    else if (code === 45 || code === 63) indicators++;
    else if (code !== 32) indicators = 0;
    if (open > MOST_OPEN_BRACKETS || indicators > MOST_OPEN_BRACKETS) return !isDashLine(text, index);
  }
  return false;
}

/** `-----…` in a comment or as a scalar is deep only in dashes. */
function isDashLine(text: string, index: number): boolean {
  return text[index] === '-' && text[index - 1] === '-';
}

const STYLES: Record<string, ScalarStyle> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** The parser counts the line break behind a block collection in; ours ends with its last value. */
type OpenMap = Omit<MapNode, 'end' | 'hasMerge'> & { end: number; hasMerge: boolean };
type OpenSeq = Omit<SeqNode, 'end'> & { end: number };

class TreeBuilder {
  readonly #masks: readonly Span[];
  readonly #anchors = new Map<string, YamlNode>();

  constructor(masks: readonly Span[]) {
    this.#masks = masks;
  }

  build(node: unknown, fallback: number, depth = 0): YamlNode {
    let built: YamlNode;
    if (depth > DEEPEST) built = this.#scalar(undefined, fallback);
    else if (yaml.isMap(node)) built = this.#map(node, fallback, depth);
    else if (yaml.isSeq(node)) built = this.#seq(node, fallback, depth);
    else if (yaml.isAlias(node)) built = this.#alias(node, fallback);
    else built = this.#scalar(yaml.isScalar(node) ? node : undefined, fallback);
    if (yaml.isNode(node) && !yaml.isAlias(node) && node.anchor !== undefined)
      this.#anchors.set(node.anchor, built);
    return built;
  }

  #span(node: yaml.Node | undefined, fallback: number): Span {
    const range = node?.range;
    return range
      ? { start: range[0], end: Math.max(range[0], range[1]) }
      : { start: fallback, end: fallback };
  }

  #scalar(node: yaml.Scalar | undefined, fallback: number): ScalarNode {
    const span = this.#span(node, fallback);
    const style = STYLES[node?.type ?? 'PLAIN'] ?? 'plain';
    const text = typeof node?.value === 'string' ? node.value : '';
    const value =
      style === 'plain' && node?.tag !== 'tag:yaml.org,2002:str' ? resolvePlainScalar(text) : text;
    return {
      kind: 'scalar',
      ...span,
      parent: undefined,
      pair: undefined,
      masked: isMasked(this.#masks, span),
      text,
      value,
      style,
    };
  }

  #alias(node: yaml.Alias, fallback: number): AliasNode {
    const span = this.#span(node, fallback);
    const target = this.#anchors.get(node.source);
    return {
      kind: 'alias',
      ...span,
      parent: undefined,
      pair: undefined,
      masked: false,
      name: node.source,
      target,
    };
  }

  #map(node: yaml.YAMLMap, fallback: number, depth: number): MapNode {
    const span = this.#span(node, fallback);
    const pairs: Pair[] = [];
    const flow = node.flow === true;
    const map: OpenMap = {
      kind: 'map',
      ...span,
      parent: undefined,
      pair: undefined,
      masked: false,
      flow,
      pairs,
      hasMerge: false,
    };
    for (const item of node.items) {
      const key = this.build(item.key, span.start, depth + 1);
      const value = this.build(item.value, afterSeparator(item, key.end), depth + 1);
      const name = key.kind === 'scalar' ? key.text : '';
      const pair: Pair = { key, value, name, start: key.start, end: Math.max(key.end, value.end) };
      for (const child of [key, value]) {
        child.parent = map;
        child.pair = pair;
      }
      pairs.push(pair);
      if (name === '<<') map.hasMerge = true;
    }
    if (!flow) map.end = pairs.at(-1)?.end ?? span.end;
    return map;
  }

  #seq(node: yaml.YAMLSeq, fallback: number, depth: number): SeqNode {
    const span = this.#span(node, fallback);
    const items: YamlNode[] = [];
    const dashes: number[] = [];
    const flow = node.flow === true;
    const seq: OpenSeq = {
      kind: 'seq',
      ...span,
      parent: undefined,
      pair: undefined,
      masked: false,
      flow,
      items,
      dashes,
    };
    const tokens = node.srcToken?.type === 'block-seq' ? node.srcToken.items : [];
    node.items.forEach((item, index) => {
      const dash = tokens[index]?.start.find((token) => token.type === 'seq-item-ind')?.offset;
      if (dash !== undefined) dashes.push(dash);
      const built = this.build(item, (dash ?? span.start) + 1, depth + 1);
      built.parent = seq;
      items.push(built);
    });
    if (!flow) seq.end = Math.max(items.at(-1)?.end ?? span.end, (dashes.at(-1) ?? 0) + 1);
    return seq;
  }
}

/** Offset behind the `:` of a pair whose value is missing. */
function afterSeparator(item: yaml.Pair, fallback: number): number {
  const colon = item.srcToken?.sep?.find((token) => token.type === 'map-value-ind');
  return colon === undefined ? fallback : colon.offset + 1;
}
