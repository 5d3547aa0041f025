import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../support/feature-test.ts';

describe('folding and selection', () => {
  it('folds documents, blocks, items and block scalars', async () => {
    const { service } = openWorkspace(
      'a:\n  - b: 1\n    c: 2\n  - d: |\n      x\n      y\n---\ne: {f: 1}\ng: 1\n',
    );
    const ranges = (await service.foldingRanges('file:///test.yaml')).map(({ startLine, endLine }) => [
      startLine,
      endLine,
    ]);
    expect(ranges).toEqual(
      expect.arrayContaining([
        [0, 5],
        [1, 2],
        [3, 5],
        [7, 8],
      ]),
    );
  });

  it('grows a selection by meaning', () => {
    const { service, cursor } = openWorkspace('a:\n  - b: o<|>ne\n    c: 2\n');
    const spans: string[] = [];
    let range = service.selectionRanges(cursor.uri, [cursor.position])[0];
    for (; range !== undefined; range = range.parent) {
      const { start, end } = range.range;
      spans.push(`${start.line}:${start.character}-${end.line}:${end.character}`);
    }
    expect(spans.slice(0, 3)).toEqual(['1:7-1:10', '1:4-1:10', '1:4-2:8']);
    expect(spans.at(-1)).toBe('0:0-3:0');
  });
});
