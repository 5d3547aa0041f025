import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '../../test/support/vscode/playwright.ts';
import { loadGifenc, readPng } from './pixels.ts';

/** One picture of a recording. */
interface Frame {
  readonly png: Uint8Array;
  /** How long it is shown, in milliseconds. */
  readonly duration: number;
}

/** How often the page is looked at, in milliseconds. */
const interval = 80;

/** How long the last picture stays before the recording starts again, in milliseconds. */
const lastDuration = 3000;

/** Records what a page shows while something is done with it; what does not change is one long frame. */
export async function record(page: Page, play: () => Promise<void>): Promise<Frame[]> {
  const shots: { png: Uint8Array; time: number }[] = [];
  const playing = new AbortController();
  const looking = (async () => {
    while (!playing.signal.aborted) {
      const time = performance.now();
      const png = await page.screenshot();
      const last = shots.at(-1);
      if (last === undefined || Buffer.compare(last.png, png) !== 0) shots.push({ png, time });
      await wait(Math.max(0, interval - (performance.now() - time)));
    }
  })();
  try {
    await play();
  } finally {
    playing.abort();
    await looking;
  }
  return shots.map(({ png, time }, index) => {
    const next = shots[index + 1];
    return { png, duration: next === undefined ? lastDuration : next.time - time };
  });
}

/** Makes an animated GIF that repeats. Each frame after the first holds only what has changed. */
export function toGif(frames: readonly Frame[]): Uint8Array {
  const { GIFEncoder, quantize, applyPalette } = loadGifenc();
  const pictures = frames.map(({ png }) => readPng(png));
  // One of the 256 colours is kept for "as before".
  const palette = quantize(concatenate(pictures.map(({ data }) => data)), 255);
  const unchanged = palette.length;
  const gif = GIFEncoder();
  let before: Uint8Array | undefined;
  for (const [index, { data, width, height }] of pictures.entries()) {
    const pixels = applyPalette(data, palette);
    const previous = before;
    const shown =
      previous === undefined
        ? pixels
        : pixels.map((pixel, at) => (pixel === previous[at] ? unchanged : pixel));
    gif.writeFrame(shown, width, height, {
      ...(index === 0
        ? { palette: [...palette, [0, 0, 0]] }
        : { transparent: true, transparentIndex: unchanged }),
      delay: frames[index]?.duration ?? 0,
      repeat: 0,
      dispose: 1,
    });
    before = pixels;
  }
  gif.finish();
  return gif.bytes();
}

/** Joins every eighth pixel of pictures, which is enough to choose colours by. */
function concatenate(pictures: readonly Uint8Array[]): Uint8Array {
  const samples: number[] = [];
  for (const pixels of pictures) {
    for (let at = 0; at < pixels.length; at += 32) samples.push(...pixels.subarray(at, at + 4));
  }
  return Uint8Array.from(samples);
}
