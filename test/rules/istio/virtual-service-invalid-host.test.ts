import { virtualServiceInvalidHost } from '../../../server/src/rules/istio/virtual-service-invalid-host.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceInvalidHost, {
  valid: {
    'names, wildcards and addresses': istioResource(
      'VirtualService',
      `
hosts: [a, a.b.c, '*.b.c', '*-x.b.c', 1.2.3.4, 'a.b.']
http: [{route: [{destination: {host: a.b.svc.cluster.local}}]}]`,
    ),
    'a star on a gateway': istioResource(
      'VirtualService',
      `
hosts: ['*']
gateways: [public]`,
    ),
    'a star with a gateway from a template': istioResource(
      'VirtualService',
      `
hosts: ['*']
gateways: ['{{ .Values.gateway }}']`,
    ),
    'a name that Istio makes itself': istioResource(
      'VirtualService',
      `
hosts: [outbound_.80_._.a.mesh]
tls: [{match: [{sniHosts: [outbound_.80_._.a.mesh]}], route: [{destination: {host: a}}]}]`,
    ),
  },
  invalid: {
    'a scheme and a path': {
      yaml: istioResource(
        'VirtualService',
        `
hosts: [<|"https://a.example.com/x"|>] #! "https://a.example.com/x" is no valid host: its part "https://a" may hold only letters, digits and inner hyphens. Write the DNS name of a service.
gateways: [public]`,
      ),
      fixed: istioResource(
        'VirtualService',
        `
hosts: ["a.example.com"]
gateways: [public]`,
      ),
    },
    'destinations of all kinds': {
      yaml: istioResource(
        'VirtualService',
        `
hosts: [a]
http:
  - route: [{destination: {host: <|a_b|>}}]
    mirror: {host: <|a..b|>}
    mirrors: [{destination: {host: <|"*"|>}}]
tcp: [{route: [{destination: {host: <|1.2.3.4|>}}]}]
tls: [{route: [{destination: {host: <|''|>}}]}]`,
      ),
    },
    'a star in the mesh': {
      yaml: istioResource(
        'VirtualService',
        `
hosts: [<|'*'|>]
gateways: [mesh, public]`,
      ),
    },
  },
});
