import { rateLimitLimits } from '../../../server/src/rules/linkerd/rate-limit-limits.ts';
import { ruleTest } from '../../support/rule-test.ts';

const policy = (limits: string, name = 'cart') => `apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata: {name: ${name}}
spec:
  targetRef: {group: policy.linkerd.io, kind: Server, name: cart}
${limits.replaceAll(/^/gm, '  ')}
`;

ruleTest(rateLimitLimits, {
  valid: {
    'equal limits': policy('total: {requestsPerSecond: 10}\nidentity: {requestsPerSecond: 10}'),
    'no total': policy('identity: {requestsPerSecond: 10}\noverrides: [{requestsPerSecond: 20}]'),
    'text, which the schema reports': policy('total: {requestsPerSecond: "0"}'),
    'a template': policy('total: {requestsPerSecond: ${LIMIT}}'),
  },
  invalid: {
    'one client above all': {
      yaml: policy(
        'total: {requestsPerSecond: 10}\nidentity:\n  requestsPerSecond: <|20|> #! "20" for one client is more than the "10" for all, and Linkerd refuses it. Lower it, or raise the total.',
      ),
    },
    'an override above all': {
      yaml: policy('total: {requestsPerSecond: 10}\noverrides: [{requestsPerSecond: <|11|>}]'),
    },
    'none for anybody': { yaml: policy('total: {requestsPerSecond: <|0|>}') },
    'no limit': { yaml: policy('', '<|cart|>') },
  },
});
