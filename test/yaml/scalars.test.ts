import { describe, expect, it } from 'vitest';
import { needsQuotes, resolvePlainScalar } from '../../server/src/yaml/scalars.ts';

describe('resolvePlainScalar', () => {
  it.each([
    ['yes', true],
    ['Off', false],
    ['y', true],
    ['~', null],
    ['', null],
    ['0x1F', 31],
    ['010', 8],
    ['0o17', 15],
    ['0b11', 3],
    ['-0x10', -16],
    ['1_000', 1000],
    ['08', 8],
    ['.5', 0.5],
    ['1e3', 1000],
    ['8080', 8080],
    ['1.20', 1.2],
    ['.inf', Infinity],
  ])('reads %s as go-yaml does', (text, value) => {
    expect(resolvePlainScalar(text)).toBe(value);
  });

  it.each(['5s', '1.2.3', '2001-01-01', 'yess', 'v1', '-', '+', '0x', '1:30', 'nulll', '10%'])(
    'leaves %s a string',
    (text) => {
      expect(resolvePlainScalar(text)).toBe(text);
    },
  );
});

describe('needsQuotes', () => {
  it.each([
    'yes',
    '8080',
    '',
    '*',
    '- a',
    'a: b',
    'a #b',
    '&x',
    '{a',
    ' a',
    'a ',
    '%x',
    'null',
    ':',
    '?',
    '-',
    '---',
  ])('quotes %j', (text) => {
    expect(needsQuotes(text)).toBe(true);
  });

  it.each(['cart', 'a:b', '/api', 'cart.shop.svc', '-a', 'a#b', ':method', 'v1', 'http://x/y'])(
    'leaves %j plain',
    (text) => {
      expect(needsQuotes(text)).toBe(false);
    },
  );
});
