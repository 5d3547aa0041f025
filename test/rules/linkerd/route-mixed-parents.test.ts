import { routeMixedParents } from '../../../server/src/rules/linkerd/route-mixed-parents.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (...parents: string[]) => `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: {name: cart}
spec:
  parentRefs: [${parents.join(', ')}]
`;
const SERVER = '{group: policy.linkerd.io, kind: Server, name: cart}';

ruleTest(routeMixedParents, {
  valid: {
    'two Servers': route(SERVER, SERVER.replace('cart', 'web')),
    'a Service and a Gateway': route(
      '{group: core, kind: Service, name: cart}',
      '{group: gateway.networking.k8s.io, kind: Gateway, name: web}',
    ),
  },
  invalid: {
    'a Server and a Service': { yaml: route(SERVER, '{group: core, kind: Service, name: <|cart|>}') },
  },
});
