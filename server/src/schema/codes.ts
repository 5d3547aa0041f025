import type { Fix, Severity } from '../resources/problem.ts';

/** A kind of problem that reading, schemas and the catalogue find; its page is `pages/<tail>.md`. */
export interface SchemaCode {
  /** `<area>/<fault>`. */
  readonly id: string;
  /** What is right, in one sentence: the title of its page. */
  readonly title: string;
  /** The most severe verdict. */
  readonly severity: Severity;
  readonly fixable?: Fix['kind'];
  /** True if the problem is that something is absent, which other files of a partial resource may add. */
  readonly judgesAbsence?: true;
}

export const SCHEMA_CODES = [
  { id: 'yaml/syntax-error', title: 'Write YAML that can be read', severity: 'error' },
  {
    id: 'api/unknown-group',
    title: 'Spell the API group of a mesh kind as its project does',
    severity: 'error',
    fixable: 'safe',
  },
  { id: 'api/unknown-kind', title: 'Use a kind that its API group has', severity: 'error', fixable: 'safe' },
  {
    id: 'api/unknown-version',
    title: 'Use a version that the kind has',
    severity: 'error',
    fixable: 'suggestion',
  },
  {
    id: 'api/deprecated-version',
    title: 'Use a version or a kind that is not deprecated',
    severity: 'information',
    fixable: 'suggestion',
  },
  {
    id: 'api/removed-version',
    title: 'Do not use versions and kinds that were removed',
    severity: 'error',
    fixable: 'suggestion',
  },
  {
    id: 'api/unserved-version',
    title: 'Use a version that the API server serves',
    severity: 'error',
    fixable: 'suggestion',
  },
  {
    id: 'api/experimental-kind',
    title: 'Use experimental kinds only where the experimental channel is installed',
    severity: 'information',
  },
  {
    id: 'schema/unknown-field',
    title: 'Use only fields that the kind has',
    severity: 'error',
    fixable: 'safe',
  },
  {
    id: 'schema/wrong-type',
    title: 'Give each field a value of its type',
    severity: 'error',
    fixable: 'safe',
  },
  {
    id: 'schema/not-allowed-value',
    title: 'Use one of the values that the field allows',
    severity: 'error',
    fixable: 'safe',
  },
  {
    id: 'schema/missing-field',
    title: 'Set every required field',
    severity: 'error',
    fixable: 'suggestion',
    judgesAbsence: true,
  },
  {
    id: 'schema/out-of-range',
    title: 'Keep numbers and lengths of time within their bounds',
    severity: 'error',
  },
  {
    id: 'schema/wrong-format',
    title: 'Write values in the form that the field reads',
    severity: 'error',
    fixable: 'suggestion',
  },
  {
    id: 'schema/wrong-length',
    title: 'Keep texts within the length that the field allows',
    severity: 'error',
  },
  {
    id: 'schema/too-many',
    title: 'Stay within the number of entries that a list or map may have',
    severity: 'error',
  },
  {
    id: 'schema/too-few',
    title: 'Give a list or map the entries that it needs',
    severity: 'error',
    judgesAbsence: true,
  },
  {
    id: 'schema/conflicting-fields',
    title: 'Set only fields that go together',
    severity: 'error',
    fixable: 'suggestion',
  },
  { id: 'schema/duplicate-item', title: 'List every item once', severity: 'error', fixable: 'suggestion' },
  {
    id: 'schema/duplicate-key',
    title: 'Write every key of a map once',
    severity: 'error',
    fixable: 'suggestion',
  },
  {
    id: 'schema/flattened',
    title: 'Indent fields below the field that they belong to',
    severity: 'error',
    fixable: 'suggestion',
  },
  {
    id: 'schema/deprecated-field',
    title: 'Use the fields that replace deprecated ones',
    severity: 'information',
  },
  {
    id: 'schema/experimental-field',
    title: 'Use experimental fields only where the experimental channel is installed',
    severity: 'information',
  },
  { id: 'schema/newer-field', title: 'Use only fields that the installed version has', severity: 'warning' },
  {
    id: 'schema/broken-rule',
    title: 'Keep to the rules that the definition of the kind states',
    severity: 'error',
  },
  { id: 'crd/unusable-schema', title: 'Give every version of a definition a schema', severity: 'warning' },
  { id: 'crd/unusable-rule', title: 'Write patterns and rules that can be read', severity: 'information' },
] as const satisfies readonly SchemaCode[];

export type SchemaCodeId = (typeof SCHEMA_CODES)[number]['id'];

const BY_ID: ReadonlyMap<string, SchemaCode> = new Map(SCHEMA_CODES.map((code) => [code.id, code]));

/** @returns undefined for codes of other layers */
export function findSchemaCode(id: string): SchemaCode | undefined {
  return BY_ID.get(id);
}
