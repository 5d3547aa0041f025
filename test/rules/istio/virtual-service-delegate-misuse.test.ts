import { virtualServiceDelegateMisuse } from '../../../server/src/rules/istio/virtual-service-delegate-misuse.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceDelegateMisuse, {
  valid: {
    'a delegate': istioResource('VirtualService', `http: [{route: [{destination: {host: a}}]}]`),
    'a root': istioResource(
      'VirtualService',
      `
hosts: [a]
http: [{match: [{uri: {prefix: /a}}], delegate: {name: b}, rewrite: {uri: /}}]`,
    ),
    'an empty list of gateways': istioResource(
      'VirtualService',
      `
gateways: []
http: [{route: [{destination: {host: a}}]}]`,
    ),
  },
  invalid: {
    'a delegate with gateways': {
      yaml: istioResource(
        'VirtualService',
        `
<|gateways|>: [public] #! "gateways" cannot stand in a VirtualService without hosts, which is a delegate. Add "hosts", or remove "gateways".
http: [{<|delegate|>: {name: b}}]`,
      ),
    },
    'a root with actions': {
      yaml: istioResource(
        'VirtualService',
        `
hosts: [a]
http:
  - delegate: {name: b}
    <|redirect|>: {uri: /}
  - <|route|>: [{destination: {host: a}}]
    delegate: {name: b}`,
      ),
    },
  },
});
