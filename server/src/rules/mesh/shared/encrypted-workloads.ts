import type { Resource } from '../../../resources/resource.ts';
import type { Settings } from '../../../resources/settings.ts';
import { podAnnotations, podLabels } from '../../../resources/workload.ts';
import type { IndexView } from '../../../workspace/index-view.ts';
import { serverMode } from '../../../workspace/istio-mutual-tls.ts';
import { meshesOf, type Mesh } from '../../../workspace/mesh-membership.ts';

/** Annotations with ports that a mesh's proxy leaves alone on their way in. */
const EXCLUDED_INBOUND = [
  'traffic.sidecar.istio.io/excludeInboundPorts',
  'config.linkerd.io/skip-inbound-ports',
];

/**
 * The mesh that encrypts connections to a port of a workload when the client is in the mesh too.
 * @param port undefined for any port
 */
export function encryptingMesh(
  index: IndexView,
  settings: Settings,
  workload: Resource,
  port: number | undefined,
): Mesh | undefined {
  const [mesh] = meshesOf(index, workload);
  if (mesh === undefined) return undefined;
  const annotations = podAnnotations(workload);
  const isExcluded = EXCLUDED_INBOUND.some((name) => excludes(annotations.get(name) ?? '', port));
  if (isExcluded) return undefined;
  if (mesh === 'Linkerd') return mesh;
  const demanded = serverMode(index, workload.namespace, podLabels(workload), settings.istio.rootNamespace);
  return demanded?.mode === 'DISABLE' ? undefined : mesh;
}

/** Whether a list such as `22,8000-8010` holds the port; `*` holds every port. */
function excludes(list: string, port: number | undefined): boolean {
  return list.split(',').some((part) => {
    const [first = '', last = first] = part.trim().split('-');
    if (first === '*') return true;
    return port !== undefined && first !== '' && Number(first) <= port && port <= Number(last);
  });
}
