import { servicePorts } from '../../resources/service.ts';
import { SERVICE, type ServiceName } from '../../workspace/istio-hosts.ts';
import type { IndexView } from '../../workspace/index-view.ts';

/** What HTTP is served on where nobody says otherwise. */
const USUAL_PORT = 80;

/** The port of a Service that a route has to name. */
export interface ChosenPort {
  readonly port: number;
  /** A sentence for the user where the port is a guess. */
  readonly note: string | undefined;
}

/** Chooses the port that a resource leaves open: that of the Service, the first one if it has several. */
export function choosePort(index: IndexView, { name, namespace }: ServiceName): ChosenPort {
  const service = index.get(SERVICE, namespace, name);
  const [first, ...others] = service === undefined ? [] : servicePorts(service);
  if (first === undefined) {
    const note = `Port ${USUAL_PORT} of "${name}" is a guess, because its Service is not in this workspace.`;
    return { port: USUAL_PORT, note };
  }
  const note = `Port ${first.number} of "${name}" is the first of several.`;
  return { port: first.number, note: others.length === 0 ? undefined : note };
}
