import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { entriesOf } from '../shared/pod-metadata.ts';
import { nearestFixes, renameFix } from '../shared/rename-fix.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { CONFIG_KEYS, type ConfigKey } from './shared/config-keys.ts';
import { quoteValue, valueOf } from './shared/entry-fixes.ts';
import { INJECTION_KINDS } from './shared/kinds.ts';
import { portsOfServices } from './shared/value-checks.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';

const OPAQUE_PORTS = 'config.linkerd.io/opaque-ports';
/** A Service has ports with numbers; the names are those of container ports. */
const OF_SERVICES: ConfigKey = { check: portsOfServices, upstream: 'L5D-ANN-030' };

/**
 * The injector leaves out a value that it cannot read, or makes no Pod at all. Sources: pkg/inject,
 * pkg/k8s/labels.go; policy-controller, `parse_portset` for Services.
 */
export const annotationInvalidValue = defineRule({
  id: 'linkerd/annotation-invalid-value',
  title: 'Give annotations of Linkerd values that it can read',
  severity: 'error',
  kinds: [...INJECTION_KINDS, 'Service'],
  fixable: 'suggestion',
  upstream: ['040', '047', '048', '049', '050', '051', '052', '053', '054', '055', '030'].map(
    (id) => `L5D-ANN-${id}`,
  ),
  *check(resource) {
    for (const entry of entriesOf(resource, 'annotations')) {
      const key = keyFor(resource, entry.name);
      const value = valueOf(entry);
      if (key?.check === undefined || value === undefined || value.value === null) continue;
      const isText = typeof value.value === 'string';
      const fault = isText ? key.check(value.text) : undefined;
      if (!isText) yield notText(resource, value, key);
      else if (fault !== undefined && (entry.isPod || !WORKLOAD_KINDS.includes(resource.key))) {
        yield {
          at: value.end > value.start ? value : entry.pair.key,
          severity: 'warning',
          upstream: [key.upstream],
          message: `"${value.text}" ${fault}. Correct the value of "${entry.name}".`,
          fixes: fixesOf(resource, value, key),
        };
      }
    }
  },
});

function keyFor(resource: Resource, name: string): ConfigKey | undefined {
  if (resource.key !== 'Service') return CONFIG_KEYS.get(name);
  return name === OPAQUE_PORTS ? OF_SERVICES : undefined;
}

function notText(resource: Resource, value: ScalarNode, { upstream }: ConfigKey): Finding {
  return {
    at: value,
    upstream: [upstream],
    message: `"${value.text}" is no text, and the API server refuses annotations that are none. Put it in quotes.`,
    fixes: [quoteValue(resource, value)],
  };
}

function fixesOf(resource: Resource, value: ScalarNode, { words = [], check, upstream }: ConfigKey) {
  const isYes = /^(?:true|yes|on|1|enable)$/i.test(value.text);
  const isNo = /^(?:false|no|off|0|disable)$/i.test(value.text);
  const meant = isYes ? ['enabled', 'true'] : isNo ? ['disabled', 'false', 'off'] : [];
  const word = words.find((candidate) => meant.includes(candidate) && candidate !== value.text);
  if (word !== undefined) return [renameFix(resource, value, word)];
  // "64MB" is not how Kubernetes writes 64 megabytes, and "40s" not how Linkerd wants seconds.
  const shorter = value.text.replace(upstream === 'L5D-ANN-049' ? /B$/ : /s$/, '');
  if (words.length === 0 && shorter !== value.text && check?.(shorter) === undefined)
    return [renameFix(resource, value, shorter)];
  return nearestFixes(resource, value, words);
}
