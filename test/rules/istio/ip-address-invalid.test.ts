import { ipAddressInvalid } from '../../../server/src/rules/istio/ip-address-invalid.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(ipAddressInvalid, {
  valid: {
    'addresses and networks': istioResource(
      'ServiceEntry',
      `addresses: [10.0.0.1, 10.0.0.0/8, '2001:db8::/32', '::1']`,
    ),
    'a socket': istioResource('Sidecar', `egress: [{bind: unix:///var/run/x, hosts: ['*/*']}]`),
    'an address from a template': istioResource('ServiceEntry', `addresses: ['{{ .ip }}']`),
  },
  invalid: {
    'a name, a wildcard, too many bits': {
      yaml: istioResource(
        'AuthorizationPolicy',
        `
rules: [{from: [{source: {ipBlocks: [<|a.example.com|>], notRemoteIpBlocks: [<|10.*|>, <|10.0.0.0/40|>]}}]}]`,
      ),
    },
    'a network to bind to': {
      yaml: istioResource(
        'Gateway',
        `servers: [{bind: <|10.0.0.0/8|>}] #! "10.0.0.0/8" is no IP address. Write one such as "127.0.0.1".`,
      ),
    },
  },
});
