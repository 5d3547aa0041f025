import type { Resource } from '../resources/resource.ts';
import { parseLabelSelector, selects } from '../resources/selector.ts';
import { containerPorts, podLabels } from '../resources/workload.ts';
import { child, scalar } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { workloadsWith } from './workloads.ts';

/** The workloads of a Server's namespace whose Pods it selects; none for one that selects ExternalWorkloads. */
export function workloadsOfServer(index: IndexView, server: Resource): readonly Resource[] {
  const node = child(child(server.root, 'spec'), 'podSelector');
  if (node?.kind !== 'map') return [];
  const selector = parseLabelSelector(node);
  return workloadsWith(index, selector.matchLabels, server.namespace).filter((workload) =>
    selects(selector, podLabels(workload)),
  );
}

/** The port of a Server, a number or the name of a container port; undefined where a template fills it in. */
export function portOfServer(server: Resource): number | string | undefined {
  const value = scalar(server.root, 'spec.port')?.value;
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

/** The numbers of the ports of a workload's containers that a Server stands for; a number stands for itself. */
export function serverPortsOn(server: Resource, workload: Resource): readonly number[] {
  const port = portOfServer(server);
  if (port === undefined) return [];
  if (typeof port === 'number') return [port];
  return containerPorts(workload).flatMap(({ name, number }) => (name === port ? [number] : []));
}
