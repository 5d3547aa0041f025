import type { ScalarNode } from '../yaml/nodes.ts';
import { child, scalar, select, stringMap } from '../yaml/select.ts';
import { rememberLast } from './remember-last.ts';
import type { Resource } from './resource.ts';

/** A port of a Kubernetes Service. */
export interface ServicePort {
  readonly name: string | undefined;
  readonly number: number;
  /** `TCP` unless written. */
  readonly protocol: string;
  readonly appProtocol: string | undefined;
  /** A number, or the name of a container port; the port's own number unless written. */
  readonly targetPort: number | string;
  readonly node: ScalarNode;
}

/** The ports of a core `Service`, without those whose number is missing or filled in by a template. */
export const servicePorts = rememberLast((service: Resource): readonly ServicePort[] =>
  select(service.root, 'spec.ports[*]').flatMap((port) => {
    const node = scalar(port, 'port');
    if (node === undefined || typeof node.value !== 'number') return [];
    const target = scalar(port, 'targetPort')?.value;
    return [
      {
        name: scalar(port, 'name')?.text,
        number: node.value,
        protocol: scalar(port, 'protocol')?.text ?? 'TCP',
        appProtocol: scalar(port, 'appProtocol')?.text,
        targetPort: typeof target === 'number' || typeof target === 'string' ? target : node.value,
        node,
      },
    ];
  }),
);

/** `spec.selector` of a core `Service`; empty for a Service whose endpoints are kept by hand. */
export function serviceSelector(service: Resource): ReadonlyMap<string, string> {
  return stringMap(child(child(service.root, 'spec'), 'selector'));
}

/** What HTTP is served on where nobody says otherwise. */
export const USUAL_PORT = 80;

/** The port of a Service that a route has to name. */
export interface ChosenPort {
  readonly port: number;
  /** A sentence for the user where the port is a guess. */
  readonly note: string | undefined;
}

/**
 * Chooses the port that a resource leaves open: that of the Service, the first one if it has several.
 * @param service the Service of that name; undefined if it is not known
 */
export function choosePort(name: string, service: Resource | undefined): ChosenPort {
  const [first, ...others] = service === undefined ? [] : servicePorts(service);
  if (first === undefined) {
    const note = `Port ${USUAL_PORT} of "${name}" is a guess, because its Service is not in this workspace.`;
    return { port: USUAL_PORT, note };
  }
  const note = `Port ${first.number} of "${name}" is the first of several.`;
  return { port: first.number, note: others.length === 0 ? undefined : note };
}
