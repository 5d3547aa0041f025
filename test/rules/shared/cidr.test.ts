import { describe, expect, it } from 'vitest';
import {
  contains,
  formatIpAddress,
  overlaps,
  parseCidr,
  parseIpAddress,
} from '../../../server/src/rules/shared/cidr.ts';

function block(text: string) {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`${text} is no CIDR`);
  return cidr;
}

describe('blocks of addresses', () => {
  it('knows the bits behind the prefix', () => {
    const { address, first, last } = block('10.1.2.3/8');
    expect(address > first).toBe(true);
    expect(formatIpAddress({ family: 4, value: first })).toBe('10.0.0.0');
    expect(formatIpAddress({ family: 4, value: last })).toBe('10.255.255.255');
  });

  it.each(['10.0.0.0', '10.0.0.0/33', '::/129', 'a/8', '10.0.0.0/08', ''])('does not read "%s"', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  it('compares within a family only', () => {
    expect(contains(block('10.0.0.0/8'), block('10.1.0.0/16'))).toBe(true);
    expect(contains(block('10.1.0.0/16'), block('10.0.0.0/8'))).toBe(false);
    expect(contains(block('::/0'), block('10.0.0.0/8'))).toBe(false);
    expect(overlaps(block('10.1.0.0/16'), block('10.0.0.0/8'))).toBe(true);
    expect(overlaps(block('10.0.0.0/25'), block('10.0.0.128/25'))).toBe(false);
  });

  it.each([
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['::', '::'],
    ['fd00::', 'fd00::'],
    ['::ffff:192.0.2.1', '::ffff:c000:201'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
  ])('writes %s as %s', (text, short) => {
    const address = parseIpAddress(text);
    expect(address && formatIpAddress(address)).toBe(short);
  });
});
