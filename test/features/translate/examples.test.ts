import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { lintTexts } from '../../support/lint-texts.ts';
import { openWorkspace } from '../../support/feature-test.ts';

describe('translations of the examples', () => {
  const folder = path.resolve(import.meta.dirname, '../../../examples');

  it.each(['istio', 'linkerd', 'cilium', 'gateway-api', 'bookshop'])('%s are right', async (name) => {
    const files = readdirSync(path.join(folder, name)).filter((file) => /^\w.*\.yaml$/.test(file));
    const marked = files.map(
      (file) => `# file: ${file}\n${readFileSync(path.join(folder, name, file), 'utf8')}`,
    );
    const { service } = openWorkspace(marked.join(''));
    const documents = service.files().flatMap((uri) => service.documents(uri));
    const around = documents.filter(({ text }) => /^kind: (?:Service|ReferenceGrant)$/m.test(text));
    let count = 0;
    for (const document of documents) {
      const position = document.rangeOf({ start: document.text.indexOf('kind:'), end: 0 }).start;
      for (const { text } of await service.translations(document.uri, position)) {
        const written = new Set(parseAllDocuments(text).map((part) => titleOf(part.toJS())));
        const others = around.filter(
          (other) => !written.has(titleOf(parseAllDocuments(other.text)[0]?.toJS())),
        );
        const problems = await lintTexts({
          'there.yaml': text,
          'around.yaml': others.map((other) => other.text).join('---\n'),
        });
        const found = problems.filter(
          ({ file, severity }) => file === 'there.yaml' && severity !== 'information',
        );
        expect(found, text).toEqual([]);
        count++;
      }
    }
    expect(count).toBeGreaterThan(2);
  });
});

/** Kind and name of a resource. */
function titleOf(resource: { kind?: string; metadata?: { name?: string } } | null | undefined): string {
  return `${resource?.kind} ${resource?.metadata?.name}`;
}
