import { ISTIO_LABELS } from '../../resources/istio-labels.ts';
import type { MeshKey } from '../../resources/mesh-key.ts';
import { closest } from '../../util/closest.ts';
import { podOf } from '../../resources/workload.ts';
import { replaceSource, replaceText } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { resolveAlias } from '../../yaml/nodes.ts';
import { child, findPair } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { moveMetadataEntry, type MetadataEntry } from '../shared/pod-metadata.ts';
import { ANNOTATED_KINDS, isIstioName, metadataEntries, type KnownEntry } from './shared/metadata-entries.ts';

const LABELS: ReadonlyMap<string, MeshKey> = new Map(ISTIO_LABELS.map((label) => [label.name, label]));

/** Labels that people write to make something happen, and that do nothing in another place. */
const PLACED: ReadonlySet<string> = new Set([
  'istio-injection',
  'istio.io/dataplane-mode',
  'istio.io/use-waypoint',
  'sidecar.istio.io/inject',
]);

/** Source: istio.io/api, label/labels.yaml. istioctl does not look at labels. */
export const meshLabelMisused = defineRule({
  id: 'istio/mesh-label-misused',
  title: 'Write Istio’s labels by name, in their place, with a value they know',
  severity: 'error',
  kinds: [...ANNOTATED_KINDS, 'ServiceAccount'],
  fixable: 'safe',
  *check(resource) {
    for (const entry of metadataEntries(resource, 'labels')) {
      // Charts repeat all their labels on it; only a waypoint was once a matter of ServiceAccounts.
      if (resource.key === 'ServiceAccount' && entry.name !== 'istio.io/use-waypoint') continue;
      const label = LABELS.get(entry.name);
      if (label === undefined) yield* checkName(resource, entry);
      else {
        yield* checkPlace(resource, entry, label);
        yield* checkValue(resource, entry, label);
      }
    }
  },
});

/** Only slips: Istio's charts put more labels on their resources than are documented. */
function* checkName(resource: Resource, { pair, name }: MetadataEntry): Iterable<Finding> {
  if (!isIstioName(name) && !/^istio[-_.]?inject/i.test(name)) return;
  const near = closest(name, LABELS.keys());
  if (near === undefined) return;
  yield {
    at: pair.key,
    severity: 'warning',
    message: `"${name}" is no label that Istio knows. Write "${near}".`,
    fixes: [
      {
        title: `Change to "${near}"`,
        kind: 'suggestion',
        edits: () => [replaceText(resource.document, pair.key, near)],
      },
    ],
  };
}

function* checkPlace(resource: Resource, entry: KnownEntry, label: MeshKey): Iterable<Finding> {
  if (!PLACED.has(entry.name) || entry.kinds.some((kind) => label.kinds.includes(kind))) return;
  const template = label.kinds.includes('Pod') ? podOf(resource) : undefined;
  if (findPair(child(child(template, 'metadata'), 'labels'), entry.name) !== undefined) return;
  yield {
    at: entry.pair.key,
    severity: 'warning',
    message:
      template === undefined
        ? `"${entry.name}" has no effect on a ${entry.kinds[0] ?? ''}. Write it on a ${label.kinds.join(' or ')}.`
        : `"${entry.name}" has no effect here: Istio reads it on Pods. Move it to the labels of the template.`,
    fixes:
      template?.kind === 'map'
        ? [
            {
              title: 'Move it to the template',
              kind: 'suggestion',
              edits: () => moveMetadataEntry(resource, entry, template, 'labels'),
            },
          ]
        : [],
  };
}

function* checkValue(resource: Resource, { pair }: MetadataEntry, label: MeshKey): Iterable<Finding> {
  const value = resolveAlias(pair.value);
  if (value?.kind !== 'scalar' || value.masked || value.value === null) return;
  if (typeof value.value !== 'string') yield noText(resource, value);
  else if (label.values !== undefined && !label.values.includes(value.text))
    yield notAllowed(resource, value, label.values);
}

function noText({ document }: Resource, value: ScalarNode): Finding {
  return {
    at: value,
    message: `"${value.text}" is no text, and labels are texts. Put it in quotes.`,
    fixes: [
      {
        title: 'Put it in quotes',
        kind: 'safe',
        edits: () => [replaceSource(document, value, JSON.stringify(value.text))],
      },
    ],
  };
}

function notAllowed({ document }: Resource, value: ScalarNode, values: readonly string[]): Finding {
  const near = values.find((known) => known === value.text.toLowerCase()) ?? closest(value.text, values);
  return {
    at: anchor(value),
    severity: 'warning',
    message: `"${value.text}" is no value of this label. Write ${values.map((known) => `"${known}"`).join(' or ')}.`,
    fixes:
      near === undefined
        ? []
        : [
            {
              title: `Change to "${near}"`,
              kind: 'suggestion',
              edits: () => [replaceText(document, value, near)],
            },
          ],
  };
}
