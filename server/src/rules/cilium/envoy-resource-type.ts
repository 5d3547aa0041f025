import { ENVOY_RESOURCE_TYPES } from '../../resources/envoy-types.ts';
import { closestAll } from '../../util/closest.ts';
import { replaceText } from '../../yaml/edit.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { anchor } from '../shared/anchor.ts';
import { defineRule } from '../rule.ts';
import { ENVOY_CONFIG_KINDS } from './shared/envoy-resources.ts';

/** The outermost `@type` of each resource decides which of Envoy's discovery services it goes to. */
export const envoyResourceType = defineRule({
  id: 'cilium/envoy-resource-type',
  title: 'Name the type of each Envoy resource in `@type`',
  severity: 'warning',
  kinds: ENVOY_CONFIG_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CEC-002', 'CIL-CEC-003'],
  *check({ root, document }) {
    for (const resource of select(root, 'spec.resources[*]')) {
      if (resource.kind !== 'map') continue;
      const type = scalar(resource, '@type');
      if (type === undefined) {
        if (child(resource, '@type') !== undefined || resource.masked) continue;
        yield {
          at: anchor(resource),
          upstream: ['CIL-CEC-002'],
          message: `"@type" is missing, and Cilium refuses the resource. Write the type, such as "${ENVOY_RESOURCE_TYPES[0] ?? ''}".`,
        };
        continue;
      }
      if (ENVOY_RESOURCE_TYPES.includes(type.text)) continue;
      const near = nearest(type.text);
      yield {
        at: type,
        upstream: ['CIL-CEC-003'],
        message:
          `"${type.text}" is no type that Cilium hands to Envoy. ` +
          (near === undefined
            ? 'Write a Listener, RouteConfiguration, Cluster, ClusterLoadAssignment or Secret.'
            : `Write "${near}".`),
        fixes:
          near === undefined
            ? []
            : [
                {
                  title: `Change to "${near}"`,
                  kind: 'suggestion',
                  edits: () => [replaceText(document, type, near)],
                },
              ],
      };
    }
  },
});

function nearest(text: string): string | undefined {
  const isOf = (kind: string) => ENVOY_RESOURCE_TYPES.find((type) => type.endsWith(`.${kind}`));
  return closestAll(text, ENVOY_RESOURCE_TYPES, 6)[0] ?? isOf(text.slice(text.lastIndexOf('.') + 1));
}
