import { isNull, type YamlNode } from '../../yaml/nodes.ts';
import { child, findPair, select } from '../../yaml/select.ts';
import { defineRule, type Finding } from '../rule.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, texts } from '../shared/texts.ts';
import { AUTHORIZATION_POLICY } from './shared/kinds.ts';

/**
 * Parts of a rule that say nothing: a source or operation without conditions, a value that is empty.
 * Source: Istio webhook, ValidateAuthorizationPolicy and CheckEmptyValues. An empty list `from: []` arrives
 * there as if it were absent, and then the rule holds for everybody.
 */
export const authorizationPolicyEmptyPart = defineRule({
  id: 'istio/authorization-policy-empty-part',
  title: 'Let every source and operation of a rule name something',
  severity: 'error',
  kinds: [AUTHORIZATION_POLICY],
  upstream: ['IST0106'],
  judgesAbsence: true,
  *check(resource) {
    for (const rule of select(resource.root, 'spec.rules[*]')) {
      if (rule.kind !== 'map') continue;
      yield* checkList(rule, 'from', 'source');
      yield* checkList(rule, 'to', 'operation');
    }
  },
});

function* checkList(rule: YamlNode, list: 'from' | 'to', part: 'source' | 'operation'): Iterable<Finding> {
  const items = child(rule, list);
  if (items?.kind !== 'seq') return;
  if (items.items.length === 0) {
    yield {
      at: keyAnchor(rule, list),
      severity: 'warning',
      upstream: [],
      message: `"${list}" is empty, so the rule holds for every ${part}. Name at least one, or remove "${list}" to say so.`,
    };
  }
  for (const item of items.items) {
    const fields = child(item, part);
    if (item.masked || fields?.masked === true) continue;
    if (fields === undefined || isNull(fields)) {
      // Another key in its place, such as `principals` right below `from`, is an unknown field.
      const isMisplaced = item.kind === 'map' && item.pairs.length > 0 && findPair(item, part) === undefined;
      if (!isMisplaced)
        yield {
          at: anchor(item),
          message: `The item of "${list}" has no "${part}". Add one, or remove the item.`,
        };
    } else if (fields.kind === 'map') yield* checkPart(fields, part);
  }
}

function* checkPart(fields: YamlNode & { kind: 'map' }, part: string): Iterable<Finding> {
  if (fields.pairs.every((pair) => isEmptyList(child(fields, pair.name)))) {
    yield {
      at: anchor(fields),
      message: `The "${part}" is empty. Name what it has to be, or remove the item.`,
    };
  }
  for (const { name } of fields.pairs) {
    for (const value of texts(fields, `${name}[*]`)) {
      if (value.text !== '') continue;
      yield { at: anchor(value), message: `"${name}" has an empty value. Write a value, or remove it.` };
    }
  }
}
