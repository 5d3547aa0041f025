import { expect, it } from 'vitest';
import { decodeAddress } from '../../server/src/util/decode-address.ts';

it('reads escapes, and leaves what is none', () => {
  expect(decodeAddress('a%20b')).toBe('a b');
  expect(decodeAddress('100%')).toBe('100%');
  expect(decodeAddress('%E0%A4%A')).toBe('%E0%A4%A');
});
