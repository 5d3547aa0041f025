import { describe, expect, it } from 'vitest';
import { readExpression } from '../../../server/src/schema/crd/cel/expression.ts';
import { toCelValue } from '../../../server/src/schema/crd/cel/values.ts';
import type { JsonValue } from '../../../server/src/yaml/to-value.ts';

function evaluate(rule: string, self: JsonValue): unknown {
  return readExpression(rule).evaluate(toCelValue(self, undefined));
}

describe('rules in CEL with the functions of Kubernetes', () => {
  it.each<[string, JsonValue]>([
    ['self.minimum <= self.maximum', { minimum: 1, maximum: 2 }],
    ['!has(self.x) || self.x.size() > 0', {}],
    ['has(self.list[0].name) && !has(self.list[0].port)', { list: [{ name: 'a' }] }],
    ["has(self.map['key'].name)", { map: { key: { name: 'a' } } }],
    ["self.all(x, x.startsWith('a')) && self.exists_one(x, x == 'ab')", ['ab', 'ac']],
    ['self.map(x, x * 2).filter(x, x > 2).size() == 1', [1, 2]],
    ['self.?missing.orValue(3) == 3', {}],
    ["self.?name.hasValue() && self.?name.value() == 'a'", { name: 'a' }],
    ["self.matches('^[a-z]+$') && !self.matches(r'^\\d')", 'abc'],
    ["'a.matches(b)' == self", 'a.matches(b)'],
    ["self.replace('a', 'b') == 'bbb' && self.charAt(0) == 'a' && self.split('b') == ['a', 'a']", 'aba'],
    ["self.lowerAscii().trim() == 'a' && self.reverse() == ' A'", 'A '],
    ['self.isSorted() && self.sum() == 6 && self.min() == 1 && self.max() == 3', [1, 2, 3]],
    ['self.indexOf(2) == 1 && self.lastIndexOf(2) == 2', [1, 2, 2]],
    ['sets.contains(self, [2]) && sets.equivalent(self, [2, 1]) && !sets.intersects(self, [3])', [1, 2]],
    ["duration(self) < duration('1h')", '5m'],
    ["quantity(self).isGreaterThan(quantity('100m')) && quantity('1Ki').asInteger() == 1024", '1.5'],
    ["isQuantity(self) && !isQuantity('1 Gi')", '20Mi'],
    ["isIP(self) && ip(self).family() == 4 && !ip(self).isLoopback() && ip('::1').isLoopback()", '10.0.0.1'],
    ["ip(self) == ip('2001:db8:0:0::1')", '2001:db8::1'],
    [
      "isCIDR(self) && cidr(self).containsIP('10.1.2.3') && !cidr(self).containsCIDR('10.0.0.0/7')",
      '10.0.0.0/8',
    ],
    ['cidr(self).prefixLength() == 32 && cidr(self).ip().family() == 6', '2001:db8::/32'],
    [
      "isURL(self) && url(self).getScheme() == 'https' && url(self).getPort() == '8443'",
      'https://a.example:8443/x',
    ],
    ["type(self) == int ? self > 1 : self == 'http'", 2],
    ["type(self) == int ? self > 1 : self == 'http'", 'http'],
    ['self.ratio > 0.5 && self.count == 2', { ratio: 0.75, count: 2 }],
    ['cel.bind(x, self.a, x + 1 == 2)', { a: 1 }],
    ['self.x.y == 1 || true', {}],
  ])('%s', (rule, self) => {
    expect(evaluate(rule, self)).toBe(true);
  });

  it('count loops within loops', () => {
    expect(readExpression('self.a > 1').loops).toBe(0);
    expect(readExpression('self.all(a, a > 1) && self.exists(b, b > 1)').loops).toBe(1);
    expect(readExpression('self.all(a, self.all(b, self.map(c, c).size() > a + b))').loops).toBe(3);
  });

  it('rename the fields that CEL cannot say, and leave the keys of maps', () => {
    const schema = {
      properties: { 'a-b': {}, 'c.d': {}, in: {}, labels: { additionalProperties: {} } },
    } as const;
    const value = toCelValue({ 'a-b': 1, 'c.d': 2, in: 3, labels: { 'x-y': 'z' } }, schema);
    expect(value).toEqual({ a__dash__b: 1n, c__dot__d: 2n, __in__: 3n, labels: { 'x-y': 'z' } });
  });

  it('are refused when they are no CEL or too long', () => {
    expect(() => readExpression('self.a <')).toThrow();
    expect(() => readExpression(`self == '${'a'.repeat(6000)}'`)).toThrow('too long');
  });
});
