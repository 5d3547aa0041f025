import { selectorOnApiGateway } from '../../../server/src/rules/istio/selector-on-api-gateway.ts';
import { deployment, policy } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const select = (body: string) => policy('AuthorizationPolicy', 'shop', 'cart', body);
const LABEL = 'gateway.networking.k8s.io/gateway-name';
const EDGE = deployment('shop', 'edge', `{app: edge, ${LABEL}: edge}`);

ruleTest(selectorOnApiGateway, {
  valid: {
    'an ordinary workload': select('selector: {matchLabels: {app: cart}}') + EDGE,
    'attached to the Gateway':
      select('targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: edge}]') + EDGE,
    'a workload of another namespace':
      select('selector: {matchLabels: {app: edge}}') +
      deployment('other', 'edge', `{app: edge, ${LABEL}: edge}`),
  },
  invalid: {
    'the label of the controller': {
      yaml: select(`# for the edge\nselector:\n  <|matchLabels|>:\n    ${LABEL}: edge\nrules: []`),
      fixed: select(
        '# for the edge\ntargetRefs:\n  - group: gateway.networking.k8s.io\n    kind: Gateway\n    name: edge\nrules: []',
      ),
    },
    'the label of the controller, in flow style': {
      yaml: select(`selector: {<|matchLabels|>: {${LABEL}: edge}}`),
      fixed: select('targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: edge}]'),
    },
    'another label of its Pods': { yaml: select('selector: {<|matchLabels|>: {app: edge}}') + EDGE },
  },
});
