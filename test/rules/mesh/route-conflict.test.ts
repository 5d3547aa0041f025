import { routeConflict } from '../../../server/src/rules/mesh/route-conflict.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (
  kind: string,
  parent: string,
  apiVersion = 'gateway.networking.k8s.io/v1',
) => `apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: my-${kind.toLowerCase()}, namespace: shop}
spec: {parentRefs: [{${parent}}]}
---
`;
const SERVICE = "group: '', kind: Service";

ruleTest(routeConflict, {
  valid: {
    'of one kind, in two groups': `${route('HTTPRoute', `${SERVICE}, name: a`)}${route('HTTPRoute', `${SERVICE}, name: a`, 'policy.linkerd.io/v1beta3')}`,
    'other ports':
      route('GRPCRoute', `${SERVICE}, name: a, port: 1`) + route('HTTPRoute', `${SERVICE}, name: a, port: 2`),
    'other Services': route('GRPCRoute', `${SERVICE}, name: a`) + route('HTTPRoute', `${SERVICE}, name: b`),
    'at a Gateway': route('GRPCRoute', 'name: a') + route('HTTPRoute', 'name: a'),
  },
  invalid: {
    'gRPC and HTTP': {
      yaml:
        route('HTTPRoute', `${SERVICE}, name: <|a|>, port: 1`) + route('GRPCRoute', `${SERVICE}, name: a`),
    },
    'TLS and TCP': {
      yaml: route('TLSRoute', `${SERVICE}, name: a`) + route('TCPRoute', `${SERVICE}, name: <|a|>`),
    },
  },
});
