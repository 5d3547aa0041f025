import { invalidHost } from '../../../server/src/rules/istio/invalid-host.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(invalidHost, {
  valid: {
    'a DestinationRule': istioResource(
      'DestinationRule',
      `
host: '*.b.c'
trafficPolicy: {tunnel: {targetHost: 1.2.3.4}}`,
    ),
    'a ServiceEntry': istioResource('ServiceEntry', `hosts: [a.b, '*.b.c', '*']`),
    'a part of a name, looked up as asked for': istioResource(
      'ServiceEntry',
      `
hosts: ['*-a.b']
resolution: DYNAMIC_DNS`,
    ),
    'a host from a template': istioResource('DestinationRule', `host: '{{ .host }}:80'`),
  },
  invalid: {
    'a scheme and a port': {
      yaml: istioResource('ServiceEntry', `hosts: [<|'https://a.b'|>, <|a.b:443|>]`),
      fixed: istioResource('ServiceEntry', `hosts: ['a.b', a.b]`),
    },
    'nothing, underscores, a part of a name': {
      yaml: istioResource(
        'DestinationRule',
        `
host: <|''|> #! "" is no valid host: it is empty. Write a DNS name.
subsets: [{trafficPolicy: {tunnel: {targetHost: <|a_b|>}}}]`,
      ),
    },
    'a part of a name': { yaml: istioResource('ServiceEntry', `hosts: [<|'*-a.b'|>]`) },
  },
});
