import { entriesOf } from '../shared/pod-metadata.ts';
import { defineRule, type Resource } from '../rule.ts';
import { CONFIG_KEYS } from './shared/config-keys.ts';
import { ANNOTATED_KINDS, EGRESS_NETWORK, INJECTION_KINDS } from './shared/kinds.ts';
import { BALANCER_KEYS, OUTBOUND_KEYS } from './shared/outbound-keys.ts';

const OPAQUE_PORTS = 'config.linkerd.io/opaque-ports';

/**
 * Each annotation is read from certain objects only: settings of the proxy from Pods and Namespaces, retries
 * and timeouts from Services, EgressNetworks and routes, circuit breaking from the first two.
 */
export const annotationWrongObject = defineRule({
  id: 'linkerd/annotation-wrong-object',
  title: 'Write an annotation on the object from which Linkerd reads it',
  severity: 'warning',
  kinds: ANNOTATED_KINDS,
  upstream: ['L5D-ANN-015'],
  *check(resource) {
    for (const { pair, name } of entriesOf(resource, 'annotations')) {
      const right = rightPlace(resource, name);
      if (right === undefined) continue;
      yield {
        at: pair.key,
        message: `Linkerd does not read "${name}" from ${withArticle(resource.kind)}. Write it on ${right}.`,
      };
    }
  },
});

function rightPlace({ key }: Resource, name: string): string | undefined {
  if (OUTBOUND_KEYS.has(name)) {
    if (INJECTION_KINDS.includes(key))
      return BALANCER_KEYS.has(name) ? 'the Service that clients call' : 'the Service or its route';
    const isRoute = key !== 'Service' && key !== EGRESS_NETWORK;
    return isRoute && BALANCER_KEYS.has(name) ? 'the Service that the route belongs to' : undefined;
  }
  if (INJECTION_KINDS.includes(key) || !CONFIG_KEYS.has(name)) return undefined;
  if (key === 'Service' && name === OPAQUE_PORTS) return undefined;
  return "the workload's Pod template or the Namespace";
}

function withArticle(kind: string): string {
  return `${/^(?:[AEIOU]|HTTP)/.test(kind) ? 'an' : 'a'} ${kind}`;
}
