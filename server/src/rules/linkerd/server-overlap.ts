import { titleNode } from '../../resources/resource.ts';
import { parseLabelSelector } from '../../resources/selector.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { portOfServer, serverPortsOn, workloadsOfServer } from '../../workspace/linkerd-servers.ts';
import { child, scalar } from '../../yaml/select.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule, type Resource } from '../rule.ts';
import { SERVER } from './shared/kinds.ts';

/** A port of a Pod has one Server; of several, that which was made first counts (policy-controller, k8s/index). */
export const serverOverlap = defineRule({
  id: 'linkerd/server-overlap',
  title: 'Let a port of a Pod have one Server',
  severity: 'error',
  kinds: [SERVER],
  reads: [SERVER, ...WORKLOAD_KINDS],
  upstream: ['L5D-REF:server-overlap'],
  *check(server, { index }) {
    const twin = index
      .inNamespace(SERVER, server.namespace)
      .find((other) => other !== server && other.name !== server.name && isSamePort(index, server, other));
    if (twin === undefined) return;
    yield {
      at: scalar(server.root, 'spec.port') ?? titleNode(server),
      message: `Server "${twin.name}" is for the same port of the same Pods, and only the older of the two counts. Join them, or narrow the selectors.`,
      related: [titleRelated(twin, 'The other Server of this port')],
    };
  },
});

function isSamePort(index: IndexView, left: Resource, right: Resource): boolean {
  if (portOfServer(left) === portOfServer(right) && isSameSelector(left, right)) return true;
  const others = new Set(workloadsOfServer(index, right));
  return workloadsOfServer(index, left).some((workload) => {
    if (!others.has(workload)) return false;
    const ports = serverPortsOn(right, workload);
    return serverPortsOn(left, workload).some((port) => ports.includes(port));
  });
}

/** Whether both select by the same labels and nothing else, so that it does not matter which Pods there are. */
function isSameSelector(left: Resource, right: Resource): boolean {
  const [first, second] = [left, right].map((server) => child(child(server.root, 'spec'), 'podSelector'));
  if (portOfServer(left) === undefined || first?.kind !== 'map' || second?.kind !== 'map') return false;
  const [one, two] = [parseLabelSelector(first), parseLabelSelector(second)];
  if (one.matchExpressions.length + two.matchExpressions.length > 0) return false;
  if (first.pairs.length !== second.pairs.length || one.matchLabels.size !== two.matchLabels.size)
    return false;
  // Labels that a template fills in are left out, and an empty selector would seem the same.
  const labels = [first, second].map((node) => child(node, 'matchLabels'));
  if (labels.some((node) => node?.kind === 'map' && node.pairs.length !== one.matchLabels.size)) return false;
  return [...one.matchLabels].every(([key, value]) => two.matchLabels.get(key) === value);
}
