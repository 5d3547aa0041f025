import { routeFormUnsupported } from '../../../server/src/rules/linkerd/route-form-unsupported.ts';
import { ruleTest } from '../../support/rule-test.ts';

const grpc = (kind: string, type: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: {name: cart}
spec:
  parentRefs: [{group: policy.linkerd.io, kind: ${kind}, name: cart}]
  rules: [{matches: [{method: {type: ${type}, service: a}}]}]
`;
const tcp = (
  version: string,
  parent: string,
  rules: string,
) => `apiVersion: gateway.networking.k8s.io/${version}
kind: TCPRoute
metadata: {name: cart}
spec:
  parentRefs: [{${parent}, name: cart}]
  ${rules}
`;
const SERVICE = "group: '', kind: Service";

ruleTest(routeFormUnsupported, {
  valid: {
    'an exact method': grpc('Server', 'Exact'),
    'a Gateway, which others implement': grpc('Gateway', 'RegularExpression'),
    'one rule': tcp('v1alpha2', SERVICE, 'rules: [{}]'),
    'a version whose schema says it': tcp('v1', SERVICE, 'rules: [{}, {}]'),
    'several rules at a Gateway': tcp('v1alpha2', 'kind: Gateway', 'rules: [{}, {}]'),
  },
  invalid: {
    'a regular expression': { yaml: grpc('Server', '<|RegularExpression|>') },
    'two rules': { yaml: tcp('v1alpha2', SERVICE, '<|rules|>: [{}, {}]') },
  },
});
