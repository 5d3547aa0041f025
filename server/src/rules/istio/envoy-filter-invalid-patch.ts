import type { YamlNode } from '../../yaml/nodes.ts';
import { child, findPair, scalar, select } from '../../yaml/select.ts';
import { replaceText } from '../../yaml/edit.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { isSet } from '../shared/texts.ts';
import { ENVOY_FILTER } from './shared/kinds.ts';

/** What REPLACE can replace; elsewhere Istio ignores it. */
const REPLACEABLE: ReadonlySet<string> = new Set(['HTTP_FILTER', 'NETWORK_FILTER', 'VIRTUAL_HOST']);
/** What ADD and REMOVE have no meaning for: these exist exactly once or come with their parent. */
const FIXED: ReadonlySet<string> = new Set(['ROUTE_CONFIGURATION', 'HTTP_ROUTE']);
/** INVALID is the zero of the enum: the same as not written. */
const UNSET = 'INVALID';

/** Source: Istio webhook, ValidateEnvoyFilter; istioctl IST0152, IST0153 and IST0154. */
export const envoyFilterInvalidPatch = defineRule({
  id: 'istio/envoy-filter-invalid-patch',
  title: 'Say what a patch applies to and what it does',
  severity: 'error',
  kinds: [ENVOY_FILTER],
  fixable: 'suggestion',
  upstream: ['IST0106', 'IST0152', 'IST0153', 'IST0154'],
  judgesAbsence: true,
  *check(resource) {
    for (const entry of select(resource.root, 'spec.configPatches[*]')) {
      // Istio's webhook leaves patches of waypoints alone; the CRD has rules of its own for them.
      if (entry.kind !== 'map' || scalar(entry, 'match.context')?.text === 'WAYPOINT') continue;
      const target = scalar(entry, 'applyTo');
      if (target?.text === UNSET || (target === undefined && !isSet(entry, 'applyTo'))) {
        yield {
          at: target ?? anchor(entry),
          message: 'The patch applies to nothing. Add "applyTo", such as HTTP_FILTER.',
        };
      }
      const patch = child(entry, 'patch');
      if (!isSet(entry, 'patch'))
        yield {
          at: anchor(entry),
          message: 'The entry changes nothing. Add "patch" with "operation" and "value".',
        };
      else if (patch?.kind === 'map') yield* checkPatch(resource, patch, target?.text ?? '');
    }
  },
});

function* checkPatch(resource: Resource, patch: YamlNode, target: string): Iterable<Finding> {
  const operation = scalar(patch, 'operation');
  if (operation === undefined ? !isSet(patch, 'operation') : operation.text === UNSET) {
    yield {
      at: operation ?? anchor(patch),
      message: 'The patch has no operation. Add "operation", such as MERGE.',
    };
  }
  if (operation === undefined) return;
  if (operation.text !== 'REMOVE' && !isSet(patch, 'value')) {
    const at = findPair(patch, 'value')?.key ?? operation;
    yield { at, message: `The operation "${operation.text}" needs a value. Add "value".` };
  }
  if (operation.text === 'REPLACE' && target !== '' && !REPLACEABLE.has(target)) {
    yield {
      at: operation,
      upstream: ['IST0152'],
      message: `"REPLACE" is ignored for "${target}". Use "MERGE", or replace an HTTP filter, a network filter or a virtual host.`,
      fixes: [
        {
          title: 'Change to "MERGE"',
          kind: 'suggestion',
          edits: () => [replaceText(resource.document, operation, 'MERGE')],
        },
      ],
    };
  } else if ((operation.text === 'ADD' || operation.text === 'REMOVE') && FIXED.has(target)) {
    yield {
      at: operation,
      upstream: [operation.text === 'ADD' ? 'IST0153' : 'IST0154'],
      message: `"${operation.text}" is ignored for "${target}". Use "MERGE".`,
    };
  }
}
