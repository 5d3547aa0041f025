import { describe, expect, it } from 'vitest';
import { expandSnippet, listTabStops } from './expand-snippet.ts';

describe('expandSnippet', () => {
  it('fills defaults and repeats them wherever their number returns, also before', () => {
    expect(expandSnippet('$1: ${1:catalog} and $1-v1$0')).toBe('catalog: catalog and catalog-v1');
  });
  it('takes the first option of a choice', () => {
    expect(expandSnippet('mode: ${2|STRICT,PERMISSIVE|}')).toBe('mode: STRICT');
    expect(expandSnippet('list: ${1|a\\,b,c|}')).toBe('list: a,b');
  });
  it('expands defaults inside defaults', () => {
    expect(expandSnippet('${2:${1:catalog}-v2} $1')).toBe('catalog-v2 catalog');
    expect(expandSnippet('${1:a$1}')).toBe('a');
  });
  it('gives back escaped signs and leaves braces alone', () => {
    expect(expandSnippet('\\${HOME} {"a": "${1:b\\}c}"}')).toBe('${HOME} {"a": "b}c"}');
  });
  it('refuses what the editor would read as a variable, and what is never closed', () => {
    expect(() => expandSnippet('$NAME')).toThrow(SyntaxError);
    expect(() => expandSnippet('a\n${1:name')).toThrow('line 2');
    expect(() => expandSnippet('${1|a,b}')).toThrow(SyntaxError);
  });
});

describe('listTabStops', () => {
  it('lists numbers in the order of the text', () => {
    expect(listTabStops('$2 ${1:a${3:b}} $1 $0')).toEqual([2, 1, 3, 1, 0]);
  });
});
