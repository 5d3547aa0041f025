import { expect, it } from 'vitest';
import { findSlip } from '../../server/src/util/slip.ts';

it.each([
  ['chekout', 'checkout'],
  ['ingresgateway', 'ingressgateway'],
  ['shop-chekout', 'shop-checkout'],
  ['crat', 'cart'],
])('takes %s for a slip of %s', (word, name) => {
  expect(findSlip(word, [name, 'something-else'])).toBe(name);
});

it.each([
  ['team-a', 'team-b'],
  ['dev', 'def'],
  ['stage', 'stage1'],
  ['shop-1', 'shop-2'],
  ['us-east', 'us-west'],
  ['shop', 'shops'],
  ['cart', 'checkout'],
  ['cart', 'cart'],
])('takes %s beside %s for a name of its own', (word, name) => {
  expect(findSlip(word, [name])).toBeUndefined();
});
