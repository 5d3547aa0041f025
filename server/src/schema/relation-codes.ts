import type { Relation } from '../../../schemas/vocabulary.ts';
import type { SchemaCodeId } from './codes.ts';

/** The code under which a broken relation is reported. */
export const RELATION_CODES: Readonly<Record<Relation['rule'], SchemaCodeId>> = {
  'exactly-one-of': 'schema/conflicting-fields',
  'at-most-one-of': 'schema/conflicting-fields',
  'at-least-one-of': 'schema/missing-field',
  'required-when': 'schema/missing-field',
  'forbidden-when': 'schema/conflicting-fields',
  'allowed-when': 'schema/not-allowed-value',
  'matches-when': 'schema/wrong-format',
  'format-when': 'schema/wrong-format',
  'not-greater': 'schema/out-of-range',
  'unique-in-list': 'schema/duplicate-item',
  'same-fields-in-list': 'schema/conflicting-fields',
  'at-most-items': 'schema/too-many',
  'exclusive-items': 'schema/conflicting-fields',
  'alone-in-list': 'schema/conflicting-fields',
  'total-items': 'schema/too-many',
  'single-item-when': 'schema/conflicting-fields',
  'keys-in-range': 'schema/out-of-range',
  'keys-match': 'schema/wrong-format',
};
