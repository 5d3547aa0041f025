import { format } from 'prettier';
import type { SchemaCodeId } from '../../server/src/schema/codes.ts';
import { RELATION_CODES } from '../../server/src/schema/relation-codes.ts';
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
    .map(([name, row]) =>
      [row.demands, placesText(places.get(name)), ...coverage(row), row.rules.join(' ')].join(' | '),
    );
  const count = Object.values(cel).reduce((sum, { rules }) => sum + rules.length, 0);
  const text = [
    '# CEL rules of the upstream CRDs',
    '',
    'Written by `npm run schemas:check -- <folder of CRDs> --cel` from `cel.yaml`; do not edit.',
    '',
    `${count} rules with different text; \`rule\` is the start of the SHA-256 of a rule's text.`,
    'Relations and keywords stand in the schemas of the kinds; the server reports what breaks them under the code named here.',
    '',
    '| what upstream demands | where | how we say it | code | rule |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
  return format(text, { parser: 'markdown' });
}

/** What the validator of the server reports a keyword under. */
const KEYWORD_CODES: Readonly<Record<string, SchemaCodeId>> = {
  minimum: 'schema/out-of-range',
  maximum: 'schema/out-of-range',
  'x-minimum-duration': 'schema/out-of-range',
  'x-maximum-duration': 'schema/out-of-range',
  enum: 'schema/not-allowed-value',
  format: 'schema/wrong-format',
  pattern: 'schema/wrong-format',
  propertyNames: 'schema/wrong-format',
  maxLength: 'schema/wrong-length',
};

/** How a rule is covered, and the codes of what breaks it. */
function coverage({ set, relations, code, unchecked }: CelCoverage): [string, string] {
  if (relations !== undefined) {
    const rules = [...new Set(relations.map(({ rule }) => rule))];
    return [`relation ${listOf(rules)}`, listOf(rules.map((rule) => RELATION_CODES[rule]))];
  }
  if (set !== undefined) return [`keyword ${listOf(Object.keys(set))}`, listOf(Object.keys(set).map(codeOf))];
  return code === undefined ? ['not checked', unchecked ?? ''] : ['code', listOf([code])];
}

function codeOf(keyword: string): SchemaCodeId {
  const code = KEYWORD_CODES[keyword];
  if (code === undefined) throw new Error(`no code for the keyword "${keyword}" of cel.yaml`);
  return code;
}

function listOf(words: readonly string[]): string {
  return [...new Set(words)].map((word) => `\`${word}\``).join(', ');
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
