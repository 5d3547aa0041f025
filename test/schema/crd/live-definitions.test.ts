import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createLanguageService } from '../../../server/src/language-service.ts';
import { definitionOf } from '../../support/definition.ts';

const folder = path.resolve(import.meta.dirname, '../../../dist/schemas');

const DEFINITION = (field: string) =>
  definitionOf(
    'PeerAuthentication.security.istio.io',
    `{ type: object, properties: { ${field}: { type: string } } }`,
  );

const RESOURCE = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
spec:
  colour: red
`;

it('a definition that is edited re-validates what it describes', async () => {
  const service = createLanguageService({
    schemas: { read: (file) => readFile(path.join(folder, file), 'utf8').catch(() => undefined) },
    log: (message) => expect.unreachable(message),
  });
  const codes = async (): Promise<string[]> =>
    (await service.problems('file:///a.yaml')).map(({ problem }) => problem.code);
  service.setFile('file:///a.yaml', RESOURCE);
  expect(await codes()).toEqual(['schema/unknown-field']);
  expect([...service.setFile('file:///crd.yaml', DEFINITION('colour'))]).toEqual(['file:///a.yaml']);
  expect(await codes()).toEqual([]);
  service.setFile('file:///crd.yaml', DEFINITION('color'));
  expect(await codes()).toEqual(['schema/unknown-field']);
  expect([...service.removeFile('file:///crd.yaml')]).toEqual(['file:///a.yaml']);
});
