import { virtualServiceDuplicateHost } from '../../../server/src/rules/istio/virtual-service-duplicate-host.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceDuplicateHost, {
  valid: {
    'different hosts': istioResource(
      'VirtualService',
      `hosts: [a.example.com, b.example.com, '*.example.org']`,
    ),
    'a name that only ends alike': istioResource('VirtualService', `hosts: ['*.ample.com', example.com]`),
  },
  invalid: {
    'the same host twice': {
      yaml: istioResource(
        'VirtualService',
        `
hosts:
  - a # first
  - <|a|> #! "a" and "a" stand for the same host. Keep only one of them.`,
      ),
      fixed: istioResource(
        'VirtualService',
        `
hosts:
  - a # first`,
      ),
    },
    'a wildcard behind the name': {
      yaml: istioResource('VirtualService', `hosts: [a.b.c, <|'*.c'|>]`),
    },
  },
});
