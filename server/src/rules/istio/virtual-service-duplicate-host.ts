import { removeItem } from '../../yaml/edit.ts';
import { child } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { hostCovers } from '../shared/host-name.ts';
import { texts } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/**
 * A host that another one of the same VirtualService stands for already, literally or as a wildcard.
 * Source: Istio webhook, "duplicate hosts in virtual service".
 */
export const virtualServiceDuplicateHost = defineRule({
  id: 'istio/virtual-service-duplicate-host',
  title: 'Name each host of a VirtualService once',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'suggestion',
  upstream: ['IST0106'],
  *check(resource) {
    const list = child(child(resource.root, 'spec'), 'hosts');
    const hosts = texts(resource.root, 'spec.hosts[*]').slice(0, MOST_HOSTS);
    for (const [index, host] of hosts.entries()) {
      const twin = hosts.slice(0, index).find((earlier) => overlaps(earlier.text, host.text));
      if (twin === undefined) continue;
      const isCovered = hostCovers(twin.text, host.text);
      yield {
        at: host,
        message: `"${host.text}" and "${twin.text}" stand for the same host. Keep only one of them.`,
        fixes:
          isCovered && list?.kind === 'seq'
            ? [
                {
                  title: `Remove "${host.text}"`,
                  kind: 'suggestion',
                  edits: () => [removeItem(resource.document, list, list.items.indexOf(host))],
                },
              ]
            : [],
      };
    }
  },
});

/** Comparing is quadratic; nobody writes more hosts than this into one VirtualService. */
const MOST_HOSTS = 500;

function overlaps(left: string, right: string): boolean {
  return hostCovers(left, right) || hostCovers(right, left);
}
