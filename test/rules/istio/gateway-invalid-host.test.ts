import { gatewayInvalidHost } from '../../../server/src/rules/istio/gateway-invalid-host.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(gatewayInvalidHost, {
  valid: {
    hosts: istioResource(
      'Gateway',
      `servers: [{hosts: ['*', a.b, '*.a.b', './a.b', '*/a.b', 'ns/*', 1.2.3.4]}]`,
    ),
    'hosts from a template': istioResource('Gateway', `servers: [{hosts: ['{{ .host }}']}]`),
  },
  invalid: {
    'a URL': {
      yaml: istioResource('Gateway', `servers: [{hosts: [<|"https://a.b"|>, <|a.b:443|>]}]`),
      fixed: istioResource('Gateway', `servers: [{hosts: ["a.b", a.b]}]`),
    },
    'short, partial, excluded, none': {
      yaml: istioResource(
        'Gateway',
        `
servers:
  - hosts: [<|shop|>, <|'*-a.b'|>, <|'~/a.b'|>, <|/a.b|>] #! "shop" is no valid host: "shop" is a short name, and only full names are compared here. Write a full name such as "www.example.com", or "*" for all.
  - <|hosts|>: []`,
      ),
    },
  },
});
