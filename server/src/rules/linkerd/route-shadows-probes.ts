import { titleNode, type Resource } from '../../resources/resource.ts';
import { containerPorts, podOf, WORKLOAD_KINDS } from '../../resources/workload.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { scalar, select, text } from '../../yaml/select.ts';
import { linkerdParents } from '../../workspace/linkerd-routes.ts';
import { routesOf } from '../../workspace/linkerd-routes-of.ts';
import { serverPortsOn, workloadsOfServer } from '../../workspace/linkerd-servers.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule } from '../rule.ts';
import { HTTP_ROUTE, LINKERD_HTTP_ROUTE, SERVER } from './shared/kinds.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/**
 * A Server without routes has a default one, in which probes of the kubelet are authorized by themselves. The
 * first route takes its place (policy-controller, k8s/index/src/inbound, `probe_paths`).
 */
export const routeShadowsProbes = defineRule({
  id: 'linkerd/route-shadows-probes',
  title: 'Give probes a route of their own beside other routes of a Server',
  severity: 'warning',
  kinds: [LINKERD_HTTP_ROUTE, HTTP_ROUTE],
  reads: [LINKERD_HTTP_ROUTE, HTTP_ROUTE, SERVER, ...WORKLOAD_KINDS],
  upstream: ['L5D-REF:route-shadows-default'],
  judgesAbsence: true,
  *check(route, { index }) {
    for (const { kind, name, namespace } of linkerdParents(route)) {
      if (kind !== 'Server' || namespace !== route.namespace) continue;
      const server = index.get(SERVER, namespace, name.text);
      if (server === undefined) continue;
      const routes = routesOf(index, 'Server', { namespace, name: name.text });
      const workload = workloadsOfServer(index, server).find((candidate) =>
        probePaths(candidate, serverPortsOn(server, candidate)).some(
          (path) => !routes.some((other) => mayMatch(other, path)),
        ),
      );
      // Of several routes the first by name says it.
      if (workload === undefined || routes.some((other) => other.name < route.name)) continue;
      const paths = probePaths(workload, serverPortsOn(server, workload));
      const path = paths.find((candidate) => !routes.some((other) => mayMatch(other, candidate))) ?? '';
      yield {
        at: titleNode(route),
        message:
          `With routes at Server "${name.text}", probes of "${path}" fit none of them and are refused, so the Pods of "${workload.name}" are taken for dead. ` +
          'Add a route for the path, and a policy that lets the nodes in.',
        related: [titleRelated(workload, 'The workload with the probe')],
      };
    }
  },
});

/** The paths of HTTP probes at some ports of a workload. */
function probePaths(workload: Resource, ports: readonly number[]): string[] {
  const names = containerPorts(workload).flatMap(({ name, number }) =>
    name !== undefined && ports.includes(number) ? [name] : [],
  );
  const containers = select(podOf(workload), 'spec.containers[*]');
  return containers
    .flatMap((container) => PROBES.flatMap((probe) => select(container, `${probe}.httpGet`)))
    .filter((get) => isAt(get, ports, names))
    .map((get) => text(get, 'path') ?? '/');
}

function isAt(get: YamlNode, ports: readonly number[], names: readonly string[]): boolean {
  const value = scalar(get, 'port')?.value;
  return typeof value === 'number'
    ? ports.includes(value)
    : typeof value === 'string' && names.includes(value);
}

/** Whether a route takes requests of a path; conditions other than on the path count as fulfilled. */
function mayMatch(route: Resource, path: string): boolean {
  if (route.document.masks.length > 0) return true;
  const rules = select(route.root, 'spec.rules[*]');
  return rules.some((rule) => {
    const matches = select(rule, 'matches[*]');
    return matches.length === 0 || matches.some((match) => fits(match, path));
  });
}

function fits(match: YamlNode, path: string): boolean {
  const value = text(match, 'path.value') ?? '/';
  const type = text(match, 'path.type') ?? 'PathPrefix';
  if (type === 'Exact') return path.split('?')[0] === value;
  if (type !== 'PathPrefix') return true;
  const prefix = value.replace(/\/$/, '');
  return path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`);
}
