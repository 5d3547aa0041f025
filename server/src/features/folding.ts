import type { FoldingRange, SelectionRange } from 'vscode-languageserver-types';
import { nodeAtOffset } from '../yaml/at-offset.ts';
import type { YamlDocument } from '../yaml/document.ts';
import type { Span, YamlNode } from '../yaml/nodes.ts';

/** Folds whole documents, and the block of each key and list item; the ranges come document by document. */
export function* provideFoldingRanges(
  documents: readonly YamlDocument[],
): Generator<readonly FoldingRange[]> {
  for (const document of documents) yield foldsOf(document, documents.length === 1);
}

function foldsOf(document: YamlDocument, isAlone: boolean): FoldingRange[] {
  if (document.root === undefined) return [];
  const ranges: FoldingRange[] = [];
  const add = (span: Span) => {
    // A block scalar ends behind its last line break: the fold ends on the line before.
    const isBehindBreak = document.text[span.end - 1] === '\n';
    const { start, end } = document.rangeOf({
      start: span.start,
      end: isBehindBreak ? span.end - 1 : span.end,
    });
    if (end.line > start.line) ranges.push({ startLine: start.line, endLine: end.line });
  };
  if (!isAlone) add(document.root);
  visit(document.root, add);
  return ranges;
}

function visit(node: YamlNode, fold: (span: Span) => void): void {
  if (node.kind === 'map') {
    for (const pair of node.pairs) {
      const value = pair.value;
      if (value.kind === 'scalar' ? value.style === 'literal' || value.style === 'folded' : true) {
        fold(pair);
      }
      visit(value, fold);
    }
  } else if (node.kind === 'seq') {
    for (const item of node.items) {
      fold(item);
      visit(item, fold);
    }
  }
}

/** Grows a selection by meaning: value, pair, list item, map, document. */
export function provideSelectionRange(document: YamlDocument, offset: number): SelectionRange {
  const spans: Span[] = [{ start: 0, end: document.text.length }];
  const path: Span[] = [];
  for (let node = nodeAtOffset(document.root, offset)?.node; node !== undefined; node = node.parent) {
    path.push(node);
    if (node.pair !== undefined) path.push(node.pair);
  }
  spans.push(...path.reverse());
  return (
    spans.reduce<SelectionRange | undefined>((parent, span, index) => {
      const previous = spans[index - 1];
      if (parent !== undefined && previous?.start === span.start && previous.end === span.end) return parent;
      const range = document.rangeOf(span);
      return parent === undefined ? { range } : { range, parent };
    }, undefined) ?? { range: document.rangeOf({ start: offset, end: offset }) }
  );
}
