import { createRequire } from 'node:module';
import path from 'node:path';
import { hostFolder } from '../../test/support/vscode/install-host.ts';

/** Red, green, blue and alpha of each pixel, in rows from the top. */
type Rgba = Uint8Array;

/** Colours as lists of red, green and blue; an indexed picture names them by their place. */
type Palette = readonly (readonly number[])[];

interface Picture {
  readonly data: Rgba;
  readonly width: number;
  readonly height: number;
}

/** The part that we use of two packages which are installed with VS Code, not at the root. */
interface Gifenc {
  readonly GIFEncoder: () => {
    writeFrame(pixels: Uint8Array, width: number, height: number, options: object): void;
    finish(): void;
    bytes(): Uint8Array;
  };
  readonly quantize: (pixels: Rgba, colours: number) => Palette;
  readonly applyPalette: (pixels: Rgba, palette: Palette) => Uint8Array;
}
interface Pngjs {
  readonly PNG: { readonly sync: { read(png: Buffer): Picture } };
}

/** Loads the encoder, which also chooses colours. */
export function loadGifenc(): Gifenc {
  return requireFromHost('gifenc') as Gifenc;
}

/** Decodes a PNG. */
export function readPng(png: Uint8Array): Picture {
  const { PNG } = requireFromHost('pngjs') as Pngjs;
  return PNG.sync.read(Buffer.from(png));
}

function requireFromHost(name: string): unknown {
  return createRequire(path.join(hostFolder, 'package.json'))(name);
}
