import { child, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, isSet } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/**
 * A VirtualService without hosts is a delegate: it only brings HTTP routes, the root that names it decides
 * on hosts and gateways. Source: VirtualService.delegate, and Istio's webhook.
 */
export const virtualServiceDelegateMisuse = defineRule({
  id: 'istio/virtual-service-delegate-misuse',
  title: 'Keep root and delegate VirtualServices apart',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  upstream: ['IST0106'],
  judgesAbsence: true,
  *check(resource) {
    const spec = child(resource.root, 'spec');
    if (spec?.kind !== 'map') return;
    const isDelegate = isEmptyList(child(spec, 'hosts'));
    for (const field of isDelegate ? ['gateways', 'tls', 'tcp'] : []) {
      if (isEmptyList(child(spec, field))) continue;
      yield {
        at: keyAnchor(spec, field),
        message: `"${field}" cannot stand in a VirtualService without hosts, which is a delegate. Add "hosts", or remove "${field}".`,
      };
    }
    for (const route of select(spec, 'http[*]')) {
      if (!isSet(route, 'delegate')) continue;
      if (isDelegate) {
        yield {
          at: keyAnchor(route, 'delegate'),
          message: 'A delegate cannot use "delegate" itself. Put the routes here, or add "hosts".',
        };
        continue;
      }
      for (const action of ['route', 'redirect', 'directResponse']) {
        const isUsed = action === 'route' ? !isEmptyList(child(route, action)) : isSet(route, action);
        if (!isUsed) continue;
        yield {
          at: keyAnchor(route, action),
          message: `"${action}" cannot stand beside "delegate": the delegate decides where traffic goes. Remove one of them.`,
        };
      }
    }
  },
});
