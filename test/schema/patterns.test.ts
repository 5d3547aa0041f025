import { describe, expect, it } from 'vitest';
import { isAmbiguous } from '../../server/src/schema/ambiguous-pattern.ts';
import { toMatcher } from '../../server/src/schema/patterns.ts';

describe('patterns in RE2 syntax', () => {
  it.each([
    ['^a', 'xa', false],
    ['a', 'xax', true],
    [String.raw`^\PC$`, 'x', true],
    [String.raw`^\p{Greek}+$`, 'αβγ', true],
    [String.raw`^\pL+$`, 'abc', true],
    ['(?i)^abc$', 'ABC', true],
    ['^[[:alpha:]]+$', 'abc', true],
    ['^[[:alpha:]]+$', 'ab1', false],
    [String.raw`^\-\_\/\:$`, '-_/:', true],
    [String.raw`^[\w\-]+$`, 'a-b', true],
    [String.raw`\Aab\z`, 'ab', true],
    [String.raw`^\Qa.b\E$`, 'a.b', true],
    [String.raw`^\Qa.b\E$`, 'axb', false],
    ['^(?P<name>a)$', 'a', true],
    ['^[]a]$', ']', true],
  ])('%s on %j is %s', (pattern, text, expected) => {
    expect(toMatcher(pattern).test(text)).toBe(expected);
  });

  it('that nobody can read accept everything', () => {
    expect(toMatcher('^(?=x)(').test('anything')).toBe(true);
  });

  it('with repetitions within repetitions take no longer than others', () => {
    expect(toMatcher('^([-a-zA-Z0-9_*]+[.]?)+$').test(`${'a'.repeat(2000)}!`)).toBe(false);
    expect(toMatcher('^((a{1,})b?){2,}$').test(`${'a'.repeat(2000)}!`)).toBe(false);
  });
});

describe('ambiguous patterns', () => {
  it.each([
    ['^(a+)+$', true],
    ['^([-a-zA-Z0-9_*]+[.]?)+$', true],
    [String.raw`^[!-~]+([\t ]?[!-~]+)*$`, true],
    ['^((a{1,})b?){2,}$', true],
    ['^(?:(?:x*)*)$', true],
    ['^a+b*[c-e]+$', false],
    ['^([0-9]{1,5}(h|m|s|ms)){1,4}$', false],
    [String.raw`^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`, false],
    [String.raw`^(([a-z-]+\.)*[a-z]+)$`, false],
    [String.raw`^(\.[.a-z]+)*$`, true],
    [String.raw`^(/[^/]+)*$`, true],
    ['^([a-zA-Z0-9]-?)*$', false],
  ])('%s: %s', (pattern, expected) => {
    expect(isAmbiguous(pattern)).toBe(expected);
  });
});
