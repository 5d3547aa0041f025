import { rateLimitIneffective } from '../../../server/src/rules/linkerd/rate-limit-ineffective.ts';
import { ruleTest } from '../../support/rule-test.ts';

const server = (protocol: string) => `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: cart, namespace: shop}
spec: {proxyProtocol: ${protocol}}
---
`;
const limit = (name: string, target = 'cart', namespace = 'shop') => `apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata: {name: ${name}, namespace: ${namespace}}
spec: {targetRef: {group: policy.linkerd.io, kind: Server, name: ${target}}}
---
`;

ruleTest(rateLimitIneffective, {
  valid: {
    'one limit of HTTP': server('HTTP/1') + limit('a'),
    'a protocol that is found out': server('unknown') + limit('a'),
    'limits of two Servers': limit('a') + limit('b', 'web'),
    'limits in two namespaces': limit('a') + limit('b', 'cart', 'web'),
  },
  invalid: {
    'two limits': { yaml: limit('a', '<|cart|>') + limit('b', '<|cart|>') },
    'no HTTP': { yaml: server('opaque') + limit('a', '<|cart|>') },
  },
});
