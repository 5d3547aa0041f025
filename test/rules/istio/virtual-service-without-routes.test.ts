import { virtualServiceWithoutRoutes } from '../../../server/src/rules/istio/virtual-service-without-routes.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceWithoutRoutes, {
  valid: {
    'routes beside the spec': istioResource('VirtualService', 'hosts: [a]') + 'http: []\n',
    'tcp only': istioResource('VirtualService', `tcp: [{route: [{destination: {host: a}}]}]`),
    'routes from a template': istioResource('VirtualService', `http: '{{ .Values.routes }}'`),
    'a list that is no list': istioResource('VirtualService', `http: {route: []}`),
  },
  invalid: {
    'no list': { yaml: istioResource('VirtualService', `hosts: [a]`).replace('spec', '<|spec|>') },
    'an empty list': { yaml: istioResource('VirtualService', `http: []`).replace('spec', '<|spec|>') },
  },
});
