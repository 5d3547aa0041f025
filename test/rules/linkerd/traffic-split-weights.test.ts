import { trafficSplitWeights } from '../../../server/src/rules/linkerd/traffic-split-weights.ts';
import { ruleTest } from '../../support/rule-test.ts';

const split = (backends: string) => `apiVersion: split.smi-spec.io/v1alpha2
kind: TrafficSplit
metadata: {name: cart}
spec:
  service: cart
  backends: [${backends}]
`;

ruleTest(trafficSplitWeights, {
  valid: {
    'the service itself among others': split('{service: cart, weight: 0}, {service: cart-v2, weight: 1}'),
    'a weight that a template fills in': split('{service: a, weight: 0}, {service: b, weight: "{{ .w }}"}'),
    'no backends, which the schema reports': split(''),
  },
  invalid: {
    'nothing for anybody': { yaml: split('{service: a, weight: <|0|>}, {service: b, weight: 0}') },
    'the service itself alone': { yaml: split('{service: <|cart|>, weight: 1}') },
  },
});
