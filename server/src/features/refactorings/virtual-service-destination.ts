import type { JsonValue } from '../../yaml/to-value.ts';
import { compact, numberAt, textAt, type JsonObject, type Value } from './json-path.ts';

/** The host by which Istio knows the Service that a reference names. */
export function hostOf(reference: JsonValue, namespace: string): string {
  const name = textAt(reference, 'name') ?? '';
  const home = textAt(reference, 'namespace') ?? namespace;
  return home === namespace ? name : `${name}.${home}.svc.cluster.local`;
}

/** The destination that a reference to a Service stands for. */
export function toDestination(reference: Value, namespace: string): JsonObject {
  const port = numberAt(reference, 'port');
  return compact({
    host: hostOf(reference ?? null, namespace),
    port: port === undefined ? undefined : { number: port },
  });
}
