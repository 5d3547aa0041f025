import type { Problem } from '../resources/problem.ts';
import type { Resource } from '../resources/resource.ts';
import type { SchemaStore } from '../schema/store.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { isLenient } from './leniency.ts';

/**
 * Places where a document of ours is not YAML, or not JSON in a file of that. Documents of other groups, and templates, whose syntax is not
 * that of YAML, are left alone.
 */
export function findSyntaxProblems(
  document: YamlDocument,
  resources: readonly Resource[],
  store: SchemaStore,
): Problem[] {
  if (document.faults.length === 0 || isLenient(document)) return [];
  const resource = resources.find(({ group, version, kind }) => {
    const row = store.findRow(group, version, kind);
    return row !== undefined && row.mesh !== 'kubernetes';
  });
  if (resource === undefined) return [];
  // One fault of syntax brings others in its wake: the first is the one to mend.
  const fault = document.faults[0];
  if (fault === undefined) return [];
  return [
    {
      code: 'yaml/syntax-error',
      severity: 'error',
      message: describeFault(fault.reason, fault.message),
      document,
      span: fault,
      resource,
      upstream: [],
      related: [],
      fixes: [],
      hasPreferredFix: false,
    },
  ];
}

const WORDS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'This line is indented unlike its neighbours. Align it with the other keys of its block.',
  TAB_AS_INDENT: 'A tab indents this line, which YAML does not allow. Use spaces.',
  MISSING_CHAR: 'A quote or bracket opened here or above is never closed. Close it.',
  BAD_ALIAS: 'This alias names no anchor above it. Define the anchor first.',
  MULTILINE_IMPLICIT_KEY:
    'A key spans several lines here, most often because of a missing ":". Add the colon.',
  BLOCK_AS_IMPLICIT_KEY: 'A nested block stands on the line of its key. Put it on a line of its own.',
  TOO_DEEP: 'The document is nested too deeply to be read. Flatten it.',
  TOO_LONG: 'The document is too long to be read. Split it.',
  JSON_MISSING_VALUE: 'A key or value is missing here. Write it.',
  JSON_MISSING_COMMA: 'A comma is missing here. Write one between the two entries.',
  JSON_MISSING_COLON: 'This key has no value. Write a colon and a value behind it.',
  JSON_EXTRA_COMMA: 'Behind this comma nothing follows, which JSON does not allow. Remove it.',
  JSON_COMMENT: 'JSON has no comments, and kubectl refuses the file. Remove it.',
  JSON_WORD: 'JSON has no text without double quotes. Write some around it.',
  JSON_BAD_STRING: 'This text holds an escape or a sign that JSON does not know. Escape the sign.',
  JSON_MORE: 'Something follows the end of the JSON text. Remove it.',
};

function describeFault(reason: string, message: string): string {
  return WORDS[reason] ?? `The text is not YAML: ${message.replace(/\.?$/, '.')}`;
}
