import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverFlags } from '../../client/src/server-flags.ts';
import type { CatalogueRow } from '../../schemas/catalogue.ts';
import type { ServerDescription } from './session.ts';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');

/** Our server, as built and as the client starts it. */
export const ours: ServerDescription = {
  command: [process.execPath, ...serverFlags, path.join(dist, 'server.js'), '--stdio'],
  settings: {},
  debounce: 0,
};

/**
 * yaml-language-server with our schemas, chosen by apiVersion and kind: the way in which it is quickest
 * (its Kubernetes mode takes five seconds to start).
 */
export function yamlLanguageServer(): ServerDescription {
  const rows = JSON.parse(readFileSync(path.join(dist, 'schemas/catalogue.json'), 'utf8')) as CatalogueRow[];
  const allOf = rows.flatMap(({ group, version, kind, schema }) =>
    schema === undefined
      ? []
      : [
          {
            if: {
              required: ['apiVersion', 'kind'],
              properties: { apiVersion: { const: `${group}/${version}` }, kind: { const: kind } },
            },
            // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema names its keyword so.
            then: { $ref: pathToFileURL(path.join(dist, 'schemas', schema)).href },
          },
        ],
  );
  const folder = path.join(root, 'node_modules/.cache/meshwright-bench');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'all.json');
  writeFileSync(file, JSON.stringify({ allOf }));
  return {
    command: [
      process.execPath,
      path.join(root, 'node_modules/yaml-language-server/bin/yaml-language-server'),
      '--stdio',
    ],
    settings: {
      yaml: {
        validate: true,
        hover: true,
        completion: true,
        schemaStore: { enable: false },
        schemas: { [pathToFileURL(file).href]: '*.yaml' },
      },
      http: {},
      editor: {},
    },
    debounce: 200,
  };
}
