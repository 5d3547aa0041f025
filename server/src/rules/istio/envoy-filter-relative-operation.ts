import { insertPair } from '../../yaml/edit.ts';
import { child, scalar, select, text } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { isSet, numbers } from '../shared/texts.ts';
import { ENVOY_FILTER } from './shared/kinds.ts';

/** Operations that need something that another EnvoyFilter may bring first. */
const RELATIVE = /^(?:INSERT_BEFORE|INSERT_AFTER|REMOVE|REPLACE)$/;

/**
 * Source: istioctl IST0151, and IST0155 where an earlier patch for the same filter is for some versions of the
 * proxy only; EnvoyFilter.priority.
 */
export const envoyFilterRelativeOperation = defineRule({
  id: 'istio/envoy-filter-relative-operation',
  title: 'Set a priority for patches that build on others',
  severity: 'information',
  kinds: [ENVOY_FILTER],
  fixable: 'suggestion',
  upstream: ['IST0151', 'IST0155'],
  judgesAbsence: true,
  *check(resource) {
    const spec = child(resource.root, 'spec');
    const priority = numbers(spec, 'priority')[0]?.value ?? 0;
    if (spec?.kind !== 'map' || priority !== 0 || child(spec, 'priority')?.masked === true) return;
    const versioned = new Set<string>();
    for (const entry of select(spec, 'configPatches[*]')) {
      const name = text(entry, 'patch.value.name');
      const isVersioned = name !== undefined && versioned.has(name);
      if (name !== undefined && text(entry, 'match.proxy.proxyVersion') !== undefined) versioned.add(name);
      const operation = scalar(entry, 'patch.operation');
      const target = scalar(entry, 'applyTo')?.text ?? '';
      if (operation === undefined || !RELATIVE.test(operation.text)) continue;
      // Where these are ignored or an error, another rule says so.
      const isOther =
        operation.text === 'REPLACE' && !/^(?:HTTP_FILTER|NETWORK_FILTER|VIRTUAL_HOST)$/.test(target);
      if (isOther || (operation.text === 'REMOVE' && /^(?:ROUTE_CONFIGURATION|HTTP_ROUTE)$/.test(target)))
        continue;
      yield {
        at: operation,
        upstream: [isVersioned ? 'IST0155' : 'IST0151'],
        message: `"${operation.text}" depends on what other EnvoyFilters have done before. Set "priority" to a number above 0, so that this one comes after them.`,
        fixes: isSet(spec, 'priority')
          ? []
          : [
              {
                title: 'Add "priority: 10"',
                kind: 'suggestion',
                edits: () => [insertPair(resource.document, spec, { key: 'priority', value: '10' })],
              },
            ],
      };
    }
  },
});
