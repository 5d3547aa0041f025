import { closest } from '../../util/closest.ts';
import { replaceSource, replaceText } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { resolveAlias } from '../../yaml/nodes.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { ANNOTATED_KINDS, currentName, metadataEntries } from './shared/annotations.ts';
import { ANNOTATION_KEYS } from './shared/annotation-keys.ts';

const IDS: readonly (readonly [string, string])[] = [
  ['service.cilium.io/global', 'CIL-ANN-001'],
  ['service.cilium.io/shared', 'CIL-ANN-001'],
  ['service.cilium.io/affinity', 'CIL-ANN-005'],
  ['service.cilium.io/', 'CIL-ANN-006'],
  ['lbipam.cilium.io/ips', 'CIL-ANN-008'],
  ['lbipam.cilium.io/', 'CIL-ANN-010'],
  ['policy.cilium.io/', 'CIL-ANN-011'],
  ['network.cilium.io/', 'CIL-ANN-011'],
];

/** The agent falls back to its default for a value that it cannot read, and at most logs it. */
export const annotationInvalidValue = defineRule({
  id: 'cilium/annotation-invalid-value',
  title: 'Give annotations of Cilium values that it can read',
  severity: 'warning',
  kinds: ANNOTATED_KINDS,
  fixable: 'suggestion',
  upstream: [...new Set(IDS.map(([, id]) => id)), 'CIL-ANN-014'],
  *check(resource) {
    for (const { pair, name } of metadataEntries(resource, 'annotations')) {
      const current = currentName(name);
      const key = ANNOTATION_KEYS.get(current);
      const value = resolveAlias(pair.value);
      if (key?.check === undefined || value?.kind !== 'scalar' || value.masked || value.value === null)
        continue;
      const upstream = [IDS.find(([prefix]) => current.startsWith(prefix))?.[1] ?? 'CIL-ANN-014'];
      if (typeof value.value !== 'string') {
        // In resources of Cilium's own group the schema tells of it.
        if (resource.group === 'cilium.io') continue;
        yield {
          at: value,
          severity: 'error',
          upstream,
          message: `"${value.text}" is no text, and the API server refuses annotations that are none. Put it in quotes.`,
          fixes: [quote(resource, value)],
        };
        continue;
      }
      const fault = key.check(value.text);
      if (fault === undefined) continue;
      yield {
        at: value,
        upstream,
        message: `"${value.text}" ${fault}. Correct the value of "${name}".`,
        fixes: fixesOf(resource, value, key.words ?? []),
      };
    }
  },
});

function quote({ document }: Resource, value: ScalarNode): Fix {
  return {
    title: `Change to "${value.text}" in quotes`,
    kind: 'suggestion',
    edits: () => [replaceSource(document, value, JSON.stringify(value.text))],
  };
}

function fixesOf({ document }: Resource, value: ScalarNode, words: readonly string[]): Fix[] {
  const meant = /^(?:yes|on|1|enabled?)$/i.test(value.text) && words.includes('true') ? 'true' : undefined;
  const blank = value.text.replaceAll(/\s*,\s*/g, ',').trim();
  const right = meant ?? closest(value.text, words) ?? words.find((word) => word.endsWith(`-${value.text}`));
  const text = right ?? (words.length === 0 && blank !== value.text ? blank : undefined);
  if (text === undefined) return [];
  return [
    { title: `Change to "${text}"`, kind: 'suggestion', edits: () => [replaceText(document, value, text)] },
  ];
}
