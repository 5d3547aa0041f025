import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { makeFile } from '../bench/texts.ts';
import { openStrictService } from './exercise.ts';
import { createRandom } from './random.ts';

const URI = 'file:///a.yaml';

/** Bytes in use, once everything that nobody needs is gone. */
function usedBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

describe('hours of editing', () => {
  it('end with the memory they began with', async () => {
    const service = openStrictService();
    const text = makeFile(1000);
    const lines = text.split('\n');
    const random = createRandom(1);
    const edit = async (count: number) => {
      for (let round = 0; round < count; round++) {
        // Every document in turn, so that one that kept an old text of the file alive would show.
        const line = (round * 37) % lines.length;
        const changed = [...lines.slice(0, line), `# ${random.below(1e9)}`, ...lines.slice(line)].join('\n');
        service.setFile(URI, changed);
        await service.report(URI);
        const position = { line, character: 2 };
        if (round % 10 === 0) await service.completion(URI, position);
        await service.hover(URI, position);
        await service.codeLenses(URI);
        if (round % 25 === 0) {
          service.setFile(`file:///${round}.yaml`, text);
          await service.report(`file:///${round}.yaml`);
          service.removeFile(`file:///${round}.yaml`);
        }
      }
      service.setFile(URI, text);
      await service.report(URI);
    };
    await edit(30);
    const before = usedBytes();
    await edit(120);
    expect((usedBytes() - before) / 1e6).toBeLessThan(4);
  }, 60_000);
});
