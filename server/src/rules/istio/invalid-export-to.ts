import { removeItem } from '../../yaml/edit.ts';
import type { SeqNode } from '../../yaml/nodes.ts';
import { child, text } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { isDnsLabel } from '../shared/host-name.ts';
import { isSet, texts } from '../shared/texts.ts';
import { DESTINATION_RULE, SERVICE_ENTRY, VIRTUAL_SERVICE } from './shared/kinds.ts';

/** Source: Istio webhook, validateExportTo. */
export const invalidExportTo = defineRule({
  id: 'istio/invalid-export-to',
  title: 'Export to namespaces, or to `*` alone',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE, DESTINATION_RULE, SERVICE_ENTRY],
  fixable: 'suggestion',
  upstream: ['IST0106'],
  *check(resource) {
    const spec = child(resource.root, 'spec');
    const list = child(spec, 'exportTo');
    if (list?.kind !== 'seq') return;
    const entries = texts(spec, 'exportTo[*]');
    const seen = new Set<string>();
    for (const entry of entries) {
      const namespace = entry.text === '.' ? resource.namespace : entry.text;
      if (!isTarget(resource, entry.text)) {
        yield {
          at: entry,
          message: `"${entry.text}" is no namespace. Write a namespace, "." for this one or "*" for all.`,
        };
      } else if (seen.has(namespace)) {
        const at = list.items.indexOf(entry);
        yield {
          at: entry,
          message: `"${entry.text}" stands in "exportTo" already. Remove it.`,
          fixes: [
            {
              title: `Remove "${entry.text}"`,
              kind: 'suggestion',
              edits: () => [removeItem(resource.document, list, at)],
            },
          ],
        };
      }
      seen.add(namespace);
    }
    yield* checkAlone(resource, list);
    if (resource.key !== DESTINATION_RULE || !isSet(spec, 'workloadSelector') || entries.length === 0) return;
    // Without a namespace in the file, any name may be its own.
    const isOwn = (namespace: string) =>
      namespace === resource.namespace ||
      (namespace !== '*' && text(resource.root, 'metadata.namespace') === undefined);
    if ([...seen].every(isOwn)) return;
    yield {
      at: keyAnchor(spec ?? resource.root, 'exportTo'),
      message:
        '"exportTo" of a DestinationRule with "workloadSelector" can only be its own namespace. Write ["."], or remove it.',
    };
  },
});

function isTarget(resource: Resource, text: string): boolean {
  if (text === '~') return resource.key === SERVICE_ENTRY;
  return text === '.' || text === '*' || isDnsLabel(text);
}

/** `*` and `~` say all or none; beside them nothing else has a meaning. */
function* checkAlone(resource: Resource, list: SeqNode): Iterable<Finding> {
  if (list.items.length < 2) return;
  for (const whole of ['*', '~']) {
    const entry = texts(list, '[*]').find((item) => item.text === whole);
    if (entry === undefined || (whole === '~' && resource.key !== SERVICE_ENTRY)) continue;
    yield {
      at: entry,
      message: `"${whole}" cannot stand beside other entries of "exportTo". Keep it alone, or name the namespaces.`,
      fixes: list.flow
        ? [
            {
              title: `Export to "${whole}" alone`,
              kind: 'suggestion',
              edits: () => [{ document: resource.document, span: list, newText: `['${whole}']` }],
            },
          ]
        : [],
    };
  }
}
