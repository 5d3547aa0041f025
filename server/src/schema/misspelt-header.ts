import type { CatalogueRow } from '../../../schemas/catalogue.ts';
import { parseApiVersion } from '../resources/kinds.ts';
import type { Problem } from '../resources/problem.ts';
import { editDistance } from '../util/closest.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { replaceText } from '../yaml/edit.ts';
import type { MapNode, Pair } from '../yaml/nodes.ts';
import { quote } from './wording.ts';

type Header = 'apiVersion' | 'kind';

/**
 * `apiversion:` or `Kind:`: the API server takes no object without the two keys that tell what it is, and only what
 * stands beside them tells us that a kind of ours is meant.
 * @param findRow the row of the catalogue for a group, version and kind
 */
export function findMisspeltHeader(
  document: YamlDocument,
  findRow: (group: string, version: string, kind: string) => CatalogueRow | undefined,
): Problem[] {
  const { root } = document;
  if (root?.kind !== 'map') return [];
  const apiVersion = findHeader(root, 'apiVersion');
  const kind = findHeader(root, 'kind');
  if (apiVersion === undefined || kind === undefined) return [];
  const { group, version } = parseApiVersion(textOf(apiVersion));
  const row = findRow(group, version, textOf(kind));
  if (row === undefined || row.mesh === 'kubernetes') return [];
  return [...reportHeader(document, apiVersion, 'apiVersion'), ...reportHeader(document, kind, 'kind')];
}

function textOf({ value }: Pair): string {
  return value.kind === 'scalar' ? value.text : '';
}

/** The key of that name, or else the one that is a slip of the pen for it. */
function findHeader(root: MapNode, name: Header): Pair | undefined {
  const exact = root.pairs.find((pair) => pair.name === name);
  const near = root.pairs.filter((pair) => isNear(pair.name, name));
  return exact ?? (near.length === 1 ? near[0] : undefined);
}

function isNear(key: string, name: Header): boolean {
  const plain = key.toLowerCase().replaceAll(/[-_]/g, '');
  return editDistance(plain, name.toLowerCase(), 1) <= 1;
}

function reportHeader(document: YamlDocument, { name, key }: Pair, header: Header): Problem[] {
  if (name === header) return [];
  return [
    {
      code: 'schema/unknown-field',
      severity: 'error',
      message: `Unknown field ${quote(name)}. Write ${quote(header)}.`,
      document,
      span: { start: key.start, end: key.end },
      resource: undefined,
      upstream: [],
      related: [],
      fixes: [
        {
          title: `Change to ${quote(header)}`,
          kind: 'safe',
          edits: () => [replaceText(document, key, header)],
        },
      ],
      hasPreferredFix: true,
    },
  ];
}
