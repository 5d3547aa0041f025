import { parseAllDocuments } from 'yaml';

/** A text in YAML as JSON: its documents one behind the other, written as \`kubectl\` does. */
export function toJson(yaml: string): string {
  const values = parseAllDocuments(yaml, { logLevel: 'silent' }).map((document): unknown => document.toJS());
  return values
    .filter((value) => value !== null)
    .map((value) => `${JSON.stringify(value, undefined, 4)}\n`)
    .join('');
}

/** The objects of a JSON text that holds several, one behind the other; throws for what is not JSON. */
export function parseAll(text: string): unknown[] {
  return text
    .split(/(?<=^\}\r?\n)(?=\{)/m)
    .filter((part) => part.trim() !== '')
    .map((part): unknown => JSON.parse(part));
}
