import { crc32, deflateSync } from 'node:zlib';
import { loadGifenc, readPng } from './pixels.ts';

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Encodes a PNG again with 256 colours, which is all that a picture of an editor needs, in less than half the size. */
export function toSmallPng(png: Uint8Array): Uint8Array {
  const { quantize, applyPalette } = loadGifenc();
  const { data, width, height } = readPng(png);
  const palette = quantize(data, 256);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, each the index of a colour.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    toChunk('IHDR', header),
    toChunk('PLTE', Buffer.from(palette.flat())),
    toChunk('IDAT', deflateSync(toRows(applyPalette(data, palette), width, height), { level: 9 })),
    toChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Puts before each row of pixels the byte that says how it is filtered: not at all. */
function toRows(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array((width + 1) * height);
  for (let row = 0; row < height; row += 1) {
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  return rows;
}

function toChunk(type: string, content: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const chunk = Buffer.alloc(typed.length + 8);
  chunk.writeUInt32BE(content.length, 0);
  chunk.set(typed, 4);
  chunk.writeUInt32BE(crc32(typed), typed.length + 4);
  return chunk;
}
