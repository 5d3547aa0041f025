import { replaceText } from '../../yaml/edit.ts';
import { child, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { texts } from '../shared/texts.ts';
import { GATEWAY } from './shared/kinds.ts';
import { scopedHostFault } from './shared/scoped-host.ts';

/** Source: Istio webhook, validateServer. */
export const gatewayInvalidHost = defineRule({
  id: 'istio/gateway-invalid-host',
  title: 'Give each server of a Gateway full host names, or `*`',
  severity: 'error',
  kinds: [GATEWAY],
  fixable: 'suggestion',
  upstream: ['IST0106'],
  *check(resource) {
    for (const server of select(resource.root, 'spec.servers[*]')) {
      const hosts = child(server, 'hosts');
      if (hosts?.kind === 'seq' && hosts.items.length === 0) {
        yield {
          at: keyAnchor(server, 'hosts'),
          message: 'The server has no hosts. Name the hosts it serves, or "*" for all.',
        };
      }
      for (const host of texts(server, 'hosts[*]')) {
        const fault = scopedHostFault(host.text, 'gateway');
        if (fault === undefined) continue;
        const bare = host.text.replace(/^[a-z]+:\/\//i, '').replace(/[:/].*$/s, '');
        const isRepaired =
          /^[a-z]+:\/\/|:[0-9]+$/i.test(host.text) && scopedHostFault(bare, 'gateway') === undefined;
        yield {
          at: anchor(host),
          message: `"${host.text}" is no valid host: ${fault}. Write a full name such as "www.example.com", or "*" for all.`,
          fixes: isRepaired
            ? [
                {
                  title: `Change to "${bare}"`,
                  kind: 'suggestion',
                  edits: () => [replaceText(resource.document, host, bare)],
                },
              ]
            : [],
        };
      }
    }
  },
});
