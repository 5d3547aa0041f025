import { virtualServiceInvalidTlsMatch } from '../../../server/src/rules/istio/virtual-service-invalid-tls-match.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceInvalidTlsMatch, {
  valid: {
    'a host and a name below a wildcard': istioResource(
      'VirtualService',
      `
hosts: [a.b, '*.c.d']
tls: [{match: [{sniHosts: [a.b, x.c.d, '*.c.d']}]}]`,
    ),
    'hosts from a template': istioResource(
      'VirtualService',
      `
hosts: ['{{ .host }}']
tls: [{match: [{sniHosts: [a.b]}]}]`,
    ),
  },
  invalid: {
    'all that is refused': {
      yaml: istioResource(
        'VirtualService',
        `
hosts: [a.b, 1.2.3.4]
tls:
  - match: [{sniHosts: [<|c.d|>, <|'*.b'|>, <|1.2.3.4|>, <|a_b|>]}, {<|sniHosts|>: []}] #! "c.d" is none of the VirtualService's hosts. Add it to "hosts", or match one of them.
  - <|match|>: []`,
      ),
    },
  },
});
