import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { SERVER } from './shared/kinds.ts';

/** Refused by the API server of a cluster with Linkerd's CRDs, or by the policy controller. */
export const serverInvalidPort = defineRule({
  id: 'linkerd/server-invalid-port',
  title: 'Give a Server a port from 1 to 65535',
  severity: 'error',
  kinds: [SERVER],
  upstream: ['L5D-SRV-002'],
  *check(server) {
    const port = scalar(server.root, 'spec.port');
    if (typeof port?.value !== 'number' || !Number.isInteger(port.value)) return;
    if (port.value >= 1 && port.value <= 65535) return;
    yield {
      at: port,
      message: `"${port.text}" is no port. Write a number from 1 to 65535, or the name of a container port.`,
    };
  },
});
