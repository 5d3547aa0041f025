import { keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, hasAnyKey } from '../shared/texts.ts';
import { child } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/** Source: Istio webhook, "http, tcp or tls must be provided in virtual service". */
export const virtualServiceWithoutRoutes = defineRule({
  id: 'istio/virtual-service-without-routes',
  title: 'Give a VirtualService at least one route',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  upstream: ['IST0106'],
  judgesAbsence: true,
  *check(resource) {
    const spec = child(resource.root, 'spec');
    if (spec === undefined || (spec.kind === 'scalar' && spec.value !== null)) return;
    if (hasAnyKey(resource.root, ['hosts', 'http', 'tcp', 'tls'])) return;
    if (!['http', 'tcp', 'tls'].every((protocol) => isEmptyList(child(spec, protocol)))) return;
    yield {
      at: keyAnchor(resource.root, 'spec'),
      message: 'The VirtualService has no routes. Add a list "http", "tcp" or "tls".',
    };
  },
});
