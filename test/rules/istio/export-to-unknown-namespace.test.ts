import { exportToUnknownNamespace } from '../../../server/src/rules/istio/export-to-unknown-namespace.ts';
import { destinationRule, namespace, service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const to = (...scopes: string[]) => destinationRule('shop', 'cart', `exportTo: [${scopes.join(', ')}]`);
const closed = { workspace: 'closed' } as const;

ruleTest(exportToUnknownNamespace, {
  valid: {
    'a namespace with a document': to('checkout') + namespace('checkout'),
    'a namespace in which something runs': {
      yaml: to('checkout') + service('checkout', 'cart'),
      settings: closed,
    },
    'all, and the own one': { yaml: to('"*"', '"."', 'shop'), settings: closed },
    'a namespace that may be made elsewhere': to('payments') + namespace('checkout'),
    'a namespace that every cluster has': { yaml: to('kube-system'), settings: closed },
    'a namespace whose name a template fills in': {
      yaml: to('payments') + namespace('"{{ .ns }}"'),
      settings: closed,
    },
  },
  invalid: {
    'a slip of the pen': {
      yaml: to('<|chekout|>') + namespace('checkout'),
      fixed: to('checkout') + namespace('checkout'),
    },
    'a closed world': { yaml: to('<|payments|>') + namespace('checkout'), settings: closed },
  },
});
