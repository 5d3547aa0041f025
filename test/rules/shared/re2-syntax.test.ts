import { describe, expect, it } from 'vitest';
import { re2Fault } from '../../../server/src/rules/shared/re2-syntax.ts';

describe('re2Fault', () => {
  it.each([
    '',
    '/api/v[0-9]+/.*',
    '^(?:a|b)?$',
    '(?i)host',
    '(?P<name>a)(?<other>b)',
    '[]a]',
    '[^-a-z\\d\\-]',
    '[[:alpha:]_]',
    'a{2,5}?b{',
    '\\Q(*\\E',
    '\\pL\\p{Greek}\\x{10FFFF}\\/',
    '^*',
  ])('takes %s', (pattern) => expect(re2Fault(pattern)).toBeUndefined());

  it.each([
    ['a(?=b)', '"(?=" is not part of RE2'],
    ['(?<!b)a', '"(?<!" is not part of RE2'],
    ['(?!b)a', '"(?!" is not part of RE2'],
    ['(a)\\1', '"\\1" is not part of RE2'],
    ['a++', '"+" repeats what is repeated already'],
    ['*', '"*" has nothing to repeat'],
    ['(a', '"(" is never closed'],
    ['a)', '")" closes nothing'],
    ['[a', '"[" is never closed'],
    ['[z-a]', 'a range in "[…]" runs backwards'],
    ['a{2000}', '"{2000}" repeats more than 1000 times'],
    ['a\\', '"\\" stands at the end'],
    ['\\Z', '"\\Z" is not part of RE2'],
  ])('refuses %s', (pattern, fault) => expect(re2Fault(pattern)).toBe(fault));

  it('is quick on a long pattern', () => expect(re2Fault('(a|'.repeat(20_000))).toBe('"(" is never closed'));
});
