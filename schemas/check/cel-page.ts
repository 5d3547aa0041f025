import { format } from 'prettier';
import { celId, type CelCoverage, type CelTable } from '../build/cel-table.ts';
import type { CrdVersion } from '../crd/read-crds.ts';
import type { OpenApiNode } from '../crd/open-api.ts';
import { indexCel } from '../crd/translate.ts';

/**
 * Writes the page that says which CEL rule of upstream is covered by what.
 * @returns Markdown
 */
export async function celPage(crds: readonly CrdVersion[], cel: CelTable): Promise<string> {
  const places = findPlaces(crds, cel);
  const rows = Object.entries(cel)
    .filter(([, { rules }]) => rules.length > 0)
    .map(([name, coverage]) =>
      [coverage.demands, placesText(places.get(name)), coverText(coverage), coverage.rules.join(' ')].join(
        ' | ',
      ),
    );
  const count = Object.values(cel).reduce((sum, { rules }) => sum + rules.length, 0);
  const text = [
    '# CEL rules of the upstream CRDs',
    '',
    'Written by `npm run schemas:check -- <folder of CRDs> --cel` from `cel.yaml`; do not edit.',
    '',
    `${count} rules with different text; \`rule\` is the start of the SHA-256 of a rule's text.`,
    'Relations and keywords are in the schemas of the kinds, and `schema/relation` and the codes for values report them.',
    '',
    '| what upstream demands | where | how we check it | rule |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
  return format(text, { parser: 'markdown' });
}

function coverText({ set, relations, code, unchecked }: CelCoverage): string {
  if (relations !== undefined) {
    return `relation ${[...new Set(relations.map(({ rule }) => `\`${rule}\``))].join(' and ')}`;
  }
  if (set !== undefined) return `keyword ${keywordsOf(set).join(' and ')}`;
  if (code !== undefined) return `\`${code}\``;
  return `not checked: ${unchecked ?? ''}`;
}

function keywordsOf(set: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(set).map(([keyword, value]) =>
    keyword === 'format' ? `\`format: ${String(value)}\`` : `\`${keyword}\``,
  );
}

interface Places {
  readonly kinds: Set<string>;
  readonly paths: Set<string>;
}

function findPlaces(crds: readonly CrdVersion[], cel: CelTable): Map<string, Places> {
  const index = indexCel(cel);
  const places = new Map<string, Places>();
  const visit = (node: OpenApiNode, path: string, kind: string): void => {
    for (const { rule } of node['x-kubernetes-validations'] ?? []) {
      const name = index.get(celId(rule))?.name;
      if (name === undefined) continue;
      const found = places.get(name) ?? { kinds: new Set(), paths: new Set() };
      found.kinds.add(kind);
      found.paths.add(path === '' ? '.' : path);
      places.set(name, found);
    }
    for (const [name, child] of Object.entries(node.properties ?? {})) {
      visit(child, path === '' ? name : `${path}.${name}`, kind);
    }
    if (node.items !== undefined) visit(node.items, `${path}[]`, kind);
    if (typeof node.additionalProperties === 'object') visit(node.additionalProperties, `${path}{}`, kind);
  };
  for (const crd of crds) visit(crd.schema, '', crd.kind);
  return places;
}

function placesText(places: Places | undefined): string {
  if (places === undefined) return 'nowhere any more';
  const [first = '', ...others] = [...places.paths].sort((a, b) => a.length - b.length);
  return `${[...places.kinds].sort().join(', ')}: \`${first}\`${others.length > 0 ? ` and ${others.length} more` : ''}`;
}
