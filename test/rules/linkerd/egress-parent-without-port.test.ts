import { egressParentWithoutPort } from '../../../server/src/rules/linkerd/egress-parent-without-port.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (parent: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: payments}
spec:
  parentRefs: [${parent}]
`;

ruleTest(egressParentWithoutPort, {
  valid: {
    'with a port': route('{group: policy.linkerd.io, kind: EgressNetwork, name: all, port: 443}'),
    'a port that a template fills in': route(
      '{group: policy.linkerd.io, kind: EgressNetwork, name: all, port: "{{ .p }}"}',
    ),
    'a Service, which may go without': route("{group: '', kind: Service, name: web}"),
  },
  invalid: {
    'without a port': { yaml: route('{group: policy.linkerd.io, kind: EgressNetwork, name: <|all|>}') },
  },
});
