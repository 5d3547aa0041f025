import { releaseUnsupported } from '../../../server/src/rules/linkerd/release-unsupported.ts';
import { ruleTest } from '../../support/rule-test.ts';

const service = (annotation: string) => `apiVersion: v1
kind: Service
metadata:
  name: cart
  annotations:
    ${annotation}
`;
const route = (
  kind: string,
  version: string,
  parent: string,
) => `apiVersion: gateway.networking.k8s.io/${version}
kind: ${kind}
metadata: {name: cart}
spec: {parentRefs: [{${parent}, name: cart}]}
`;
const SERVICE = "group: '', kind: Service";
const linkerd = (version: string) => ({ linkerd: { version } });

ruleTest(releaseUnsupported, {
  valid: {
    'the newest release': service('retry.linkerd.io/http: 5xx'),
    'the release that brought it': {
      yaml: service('balancer.linkerd.io/failure-accrual: consecutive'),
      settings: linkerd('2.13'),
    },
    'an edge release': { yaml: service('retry.linkerd.io/http: 5xx'), settings: linkerd('edge-24.7.1') },
    'a route of a Gateway': { yaml: route('GRPCRoute', 'v1', 'kind: Gateway'), settings: linkerd('2.13') },
    'a TLSRoute, by a release that reads it': {
      yaml: route('TLSRoute', 'v1', SERVICE),
      settings: linkerd('2.20'),
    },
    'a TLSRoute, where the experimental channel serves what Linkerd reads': {
      yaml: route('TLSRoute', 'v1', SERVICE),
      settings: { ...linkerd('2.19'), gatewayApi: { version: '1.6', channel: 'experimental' } },
    },
    'a TLSRoute of the version that older ones read': {
      yaml: route('TLSRoute', 'v1alpha2', SERVICE),
      settings: linkerd('2.19'),
    },
  },
  invalid: {
    'an annotation that is newer': {
      yaml: service(
        '<|retry.linkerd.io/http|>: 5xx #! "retry.linkerd.io/http" is not read by Linkerd 2.15; 2.16 is the first that does. Upgrade, or remove it.',
      ),
      settings: linkerd('2.15'),
    },
    'an annotation that is gone': {
      yaml: service('<|config.linkerd.io/disable-tap|>: "true"').replace('Service', 'Pod'),
    },
    'a kind of route that is newer': {
      yaml: route('GRPCRoute', 'v1', SERVICE).replace('kind: GRPCRoute', 'kind: <|GRPCRoute|>'),
      settings: linkerd('2.15'),
    },
    'a TLSRoute of a version that older ones do not read': {
      yaml: route('TLSRoute', 'v1', SERVICE).replace(
        'gateway.networking.k8s.io/v1',
        '<|gateway.networking.k8s.io/v1|>',
      ),
      settings: linkerd('2.19'),
    },
  },
});
