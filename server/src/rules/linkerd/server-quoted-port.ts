import { replaceSource } from '../../yaml/edit.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { SERVER } from './shared/kinds.ts';

/** A string is the name of a container port, also one of digits, and no port can be named so. */
export const serverQuotedPort = defineRule({
  id: 'linkerd/server-quoted-port',
  title: 'Write the number of a port without quotes',
  severity: 'warning',
  kinds: [SERVER],
  fixable: 'suggestion',
  upstream: ['L5D-SRV-003'],
  explains: ['schema/wrong-type', 'schema/wrong-format'],
  *check(server) {
    const port = scalar(server.root, 'spec.port');
    if (typeof port?.value !== 'string' || !/^[0-9]{1,5}$/.test(port.text)) return;
    yield {
      at: port,
      message: `"${port.text}" in quotes is the name of a port, and no container port is named so. Take the quotes away.`,
      fixes: [
        {
          title: `Change to ${Number(port.text)}`,
          kind: 'suggestion',
          edits: () => [replaceSource(server.document, port, String(Number(port.text)))],
        },
      ],
    };
  },
});
