import { endpointAddressInvalid } from '../../../server/src/rules/istio/endpoint-address-invalid.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(endpointAddressInvalid, {
  valid: {
    'fixed addresses': istioResource(
      'ServiceEntry',
      `
resolution: STATIC
ports: [{number: 80, name: http}]
endpoints: [{address: 1.2.3.4, ports: {http: 8080}}, {address: 'unix:///a'}]`,
    ),
    names: istioResource(
      'ServiceEntry',
      `
resolution: DNS
endpoints: [{address: a.b}, {address: 1.2.3.4}]`,
    ),
    'an entry of its own': istioResource('WorkloadEntry', `address: 'unix:///a'`),
    'an address from a template': istioResource('WorkloadEntry', `address: '{{ .ip }}:80'`),
    'ports from a template': istioResource(
      'ServiceEntry',
      `
ports: [{number: 80, name: '{{ .name }}'}]
endpoints: [{address: 1.2.3.4, ports: {http: 8080}}]`,
    ),
  },
  invalid: {
    'a name for a fixed address': {
      yaml: istioResource(
        'ServiceEntry',
        `
resolution: STATIC
ports: [{number: 80, name: http}, {number: 81, name: web}]
endpoints: [{address: <|a.b|>, ports: {<|htp|>: 8080}}, {address: <|'unix:///a'|>}]`,
      ),
    },
    'a port in a name': {
      yaml: istioResource(
        'WorkloadEntry',
        `address: <|a.b:80|> #! "a.b:80" is neither an IP address nor a DNS name: its part "b:80" may hold only letters, digits and inner hyphens. Write the address alone, without port or scheme.`,
      ),
    },
  },
});
