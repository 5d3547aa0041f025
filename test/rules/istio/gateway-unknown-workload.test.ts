import { gatewayUnknownWorkload } from '../../../server/src/rules/istio/gateway-unknown-workload.ts';
import { deployment, gateway } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const selecting = (selector: string) => gateway('shop', 'public', `selector: ${selector}\nservers: []`);
const closed = { workspace: 'closed' } as const;

ruleTest(gatewayUnknownWorkload, {
  valid: {
    'a workload of another namespace': {
      yaml: selecting('{istio: edge}') + deployment('ingress', 'edge', '{istio: edge}'),
      settings: closed,
    },
    'the gateway of the installation': { yaml: selecting('{istio: ingressgateway}'), settings: closed },
    'a gateway that may be installed from elsewhere': selecting('{istio: edge}') + deployment('shop', 'cart'),
    'a stock label beside another one': selecting('{istio: ingressgateway, zone: a}'),
    'a label that a template fills in': { yaml: selecting('{istio: "{{ .name }}"}'), settings: closed },
    'no selector': { yaml: gateway('shop', 'public', 'servers: []'), settings: closed },
  },
  invalid: {
    'a slip of the pen': {
      yaml: selecting('{istio: <|ingresgateway|>}'),
      fixed: selecting('{istio: ingressgateway}'),
    },
    'nothing like it in a closed world': {
      yaml: selecting('{app: <|edge|>}') + deployment('shop', 'cart'),
      settings: closed,
    },
    'labels that no workload has together': {
      yaml:
        selecting('{app: <|edge|>, zone: a}') +
        deployment('shop', 'edge', '{app: edge}') +
        deployment('shop', 'cart', '{app: cart, zone: a}'),
      settings: closed,
    },
  },
});
