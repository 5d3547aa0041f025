import { describe, expect, it } from 'vitest';
import { formatDuration, parseGoDuration, parseWordDuration } from '../../server/src/schema/durations.ts';
import { FORMATS } from '../../server/src/schema/formats.ts';

describe('lengths of time', () => {
  it.each([
    ['1h30m', 5_400_000],
    ['1.5s', 1500],
    ['.5s', 500],
    ['100ms', 100],
    ['-2m', -120_000],
    ['0', 0],
    ['10', undefined],
    ['1d', undefined],
    ['1 s', undefined],
    ['', undefined],
    ['s', undefined],
  ])('Go reads %j as %s milliseconds', (text, expected) => {
    expect(parseGoDuration(text)).toBe(expected);
  });

  it.each([
    ['2 days', 172_800_000],
    ['10sec', 10_000],
    ['5 parsecs', undefined],
  ])('words: %j is %s milliseconds', (text, expected) => {
    expect(parseWordDuration(text)).toBe(expected);
  });

  it.each([
    [90_000, '1m30s'],
    [1500, '1500ms'],
    [86_400_000, '24h'],
    [0, '0s'],
  ])('%d milliseconds are written %s', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });
});

describe('formats', () => {
  it.each<[string, string | number, boolean]>([
    ['ipv4', '10.0.0.1', true],
    ['ipv4', '10.0.0.01', false],
    ['ipv4', '10.0.0.256', false],
    ['ip', '::ffff:10.0.0.1', true],
    ['ip', '1::2::3', false],
    ['ip', 'fe80::1%eth0', false],
    ['cidr', '10.0.0.1/8', true],
    ['cidr', '10.0.0.0/33', false],
    ['cidr', '2001:db8::/129', false],
    ['gep-2257-duration', '1h30m', true],
    ['gep-2257-duration', '1.5s', false],
    ['k8s-duration', '2 days', true],
    ['go-duration', '2 days', false],
    ['byte', 'aGVsbG8=', true],
    ['byte', 'hello!', false],
    ['date-time', '2026-02-30T12:00:00Z', false],
    ['date-time', '2026-02-28T12:00:00+01:00', true],
    ['int32', 2_147_483_648, false],
    ['int32', 1.5, false],
    ['tls-hostname', '10.0.0.1', false],
    ['tls-hostname', '*.example.com', true],
  ])('%s: %j is %s', (name, value, expected) => {
    expect(FORMATS.get(name)?.isValid(value)).toBe(expected);
  });

  it('take no long texts', () => {
    expect(FORMATS.get('dns-subdomain')?.isValid(`${'a-'.repeat(50_000)}!`)).toBe(false);
  });
});
