import { describe, expect, it } from 'vitest';
import { VALID_DOCUMENTS } from '../mutation/valid-documents.ts';
import { checkText } from '../support/schema-test.ts';

/** Every problem of a text, and every edit of every fix. */
async function exercise(text: string): Promise<void> {
  for (const problem of await checkText(text)) {
    for (const fix of problem.fixes) {
      for (const { span } of fix.edits()) expect(span.end).toBeGreaterThanOrEqual(span.start);
    }
  }
}

describe('the schema checks survive', () => {
  it('documents that are cut anywhere', { timeout: 60_000 }, async () => {
    for (const text of VALID_DOCUMENTS) {
      for (let end = 0; end < text.length; end += 7) await exercise(text.slice(0, end));
    }
  });

  it('values of every other type at every place', { timeout: 60_000 }, async () => {
    for (const text of VALID_DOCUMENTS) {
      const lines = text.split('\n');
      for (let line = 2; line < lines.length; line++) {
        for (const value of ['', '[]', '{}', '- - -', '"x"', '{{ .Values.x }}', '*nowhere', '&a [*a]', '|']) {
          const changed = lines.with(line, (lines[line] ?? '').replace(/:.*$/, `: ${value}`));
          await exercise(changed.join('\n'));
        }
      }
    }
  });

  it('keys that are special to JavaScript', async () => {
    await exercise(
      'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: { name: a, constructor: 1 }\nspec: { __proto__: 1, toString: x, hasOwnProperty: [] }\n',
    );
    await exercise('apiVersion: __proto__\nkind: constructor\nmetadata: { name: a }\n');
    await exercise('apiVersion: networking.istio.io/__proto__\nkind: toString\n');
  });

  it('alias bombs', async () => {
    const bomb = Array.from({ length: 12 }, (_, index) =>
      index === 0 ? 'a0: &a0 [x, x]' : `a${index}: &a${index} [${`*a${index - 1}, `.repeat(9)}]`,
    );
    await exercise(
      `apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: { name: a }\nspec:\n  ${bomb.join('\n  ')}\n`,
    );
  });
});
