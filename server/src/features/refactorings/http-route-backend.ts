import { choosePort } from '../../resources/service.ts';
import { subsetsOf } from '../../workspace/istio-destination-rules.ts';
import { parseServiceHost, SERVICE } from '../../workspace/istio-hosts.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import type { JsonValue } from '../../yaml/to-value.ts';
import { at, compact, numberAt, textAt, type JsonObject } from './json-path.ts';

/** Where a part of a VirtualService stands, and what is known around it. */
export interface Surroundings {
  /** For notes: `http[0]`. */
  readonly place: string;
  readonly namespace: string;
  readonly index: IndexView;
}

/** A part of the new resource, and what is to be said of it. */
export interface Converted {
  readonly value: JsonObject;
  readonly notes: readonly string[];
}

/** Makes a reference to a Service of `destination` and `weight`. @returns undefined for what is no Service */
export function toBackend(route: JsonValue, around: Surroundings): Converted | undefined {
  const { namespace, index, place } = around;
  const destination = at(route, 'destination');
  const host = textAt(destination, 'host');
  const service = host === undefined ? undefined : parseServiceHost(host, namespace);
  if (host === undefined || service === undefined) return undefined;
  const subset = textAt(destination, 'subset');
  const name = subset === undefined ? service.name : `${service.name}-${subset}`;
  const chosen = choosePort(service.name, index.get(SERVICE, service.namespace, service.name));
  const written = numberAt(destination, 'port', 'number');
  const notes = written === undefined && chosen.note !== undefined ? [chosen.note] : [];
  if (subset !== undefined && index.get(SERVICE, service.namespace, name) === undefined) {
    const labels = subsetsOf(index, host, namespace).find((declared) => declared.name === subset)?.labels;
    const wanted = [...(labels ?? [])].map(([key, value]) => `${key}: ${value}`).join(', ');
    notes.push(
      `An HTTPRoute has no subsets: subset "${subset}" of "${service.name}" needs a Service "${name}"${wanted === '' ? '' : ` that selects ${wanted}`}.`,
    );
  }
  if (at(route, 'headers') !== undefined) notes.push(`Not carried over: headers of ${place}.route.`);
  return {
    value: compact({
      name,
      namespace: service.namespace === namespace ? undefined : service.namespace,
      port: written ?? chosen.port,
      weight: numberAt(route, 'weight'),
    }),
    notes,
  };
}
