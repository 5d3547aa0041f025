import { containerPorts, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { portOfServer, serverPortsOn, workloadsOfServer } from '../../workspace/linkerd-servers.ts';
import { replaceSource } from '../../yaml/edit.ts';
import { scalar } from '../../yaml/select.ts';
import { closest } from '../../util/closest.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule } from '../rule.ts';
import { SERVER } from './shared/kinds.ts';

/** Ports of the proxy itself, which the injector adds to the Pods. */
const OF_THE_PROXY: ReadonlySet<number | string> = new Set([4143, 4191, 'linkerd-proxy', 'linkerd-admin']);

export const serverPortNotOnPods = defineRule({
  id: 'linkerd/server-port-not-on-pods',
  title: 'Name a port that the Pods have',
  severity: 'warning',
  kinds: [SERVER],
  reads: WORKLOAD_KINDS,
  fixable: 'suggestion',
  upstream: ['L5D-REF:port-not-on-pods'],
  *check(server, { index, settings }) {
    const node = scalar(server.root, 'spec.port');
    const port = portOfServer(server);
    if (node === undefined || port === undefined || OF_THE_PROXY.has(port)) return;
    const workloads = workloadsOfServer(index, server);
    const declared = workloads.flatMap(containerPorts);
    // A container may listen where it declares nothing, and a template may fill ports in.
    if (declared.length === 0 || workloads.some(({ document }) => document.masks.length > 0)) return;
    const isThere = workloads.some((workload) =>
      typeof port === 'number'
        ? containerPorts(workload).some(({ number }) => number === port)
        : serverPortsOn(server, workload).length > 0,
    );
    if (isThere) return;
    const isSure = typeof port === 'string' || settings.workspace === 'closed';
    const names = declared.flatMap(({ name }) => name ?? []);
    const numbers = [...new Set(declared.map(({ number }) => String(number)))];
    const only = numbers.length === 1 ? numbers[0] : undefined;
    const right = typeof port === 'string' ? (closest(port, names) ?? only) : only;
    yield {
      at: node,
      severity: isSure ? 'warning' : 'information',
      message: `No container of the selected Pods declares port "${node.text}"; they have ${[...new Set([...names, ...numbers])].join(', ')}. Name one of these.`,
      fixes:
        right === undefined
          ? []
          : [
              {
                title: `Change to ${right}`,
                kind: 'suggestion',
                edits: () => [replaceSource(server.document, node, right)],
              },
            ],
      related: workloads.slice(0, 3).map((workload) => titleRelated(workload, 'Selected by this Server')),
    };
  },
});
