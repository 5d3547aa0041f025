import { retryAnnotationProtocol } from '../../../server/src/rules/linkerd/retry-annotation-protocol.ts';
import { ruleTest } from '../../support/rule-test.ts';

const object = (apiVersion: string, kind: string, annotation: string) => `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: web
  annotations:
    ${annotation}
`;

ruleTest(retryAnnotationProtocol, {
  valid: {
    'HTTP on an HTTPRoute': object('policy.linkerd.io/v1beta3', 'HTTPRoute', 'retry.linkerd.io/http: 5xx'),
    'gRPC on a GRPCRoute': object(
      'gateway.networking.k8s.io/v1',
      'GRPCRoute',
      'retry.linkerd.io/grpc: internal',
    ),
    'both on a Service': object('v1', 'Service', 'retry.linkerd.io/grpc: internal'),
  },
  invalid: {
    'HTTP on a GRPCRoute': {
      yaml: object(
        'gateway.networking.k8s.io/v1',
        'GRPCRoute',
        '<|retry.linkerd.io/http|>: 5xx #! "retry.linkerd.io/http" has no effect on GRPCRoutes, which are retried by "retry.linkerd.io/grpc". Write the conditions there.',
      ),
    },
    'gRPC on an HTTPRoute': {
      yaml: object('policy.linkerd.io/v1beta3', 'HTTPRoute', '<|retry.linkerd.io/grpc|>: internal'),
    },
  },
});
