import { virtualServiceRouteAction } from '../../../server/src/rules/istio/virtual-service-route-action.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceRouteAction, {
  valid: {
    'one action each': istioResource(
      'VirtualService',
      `
http:
  - {redirect: {uri: /}, route: []}
  - {directResponse: {status: 503}}
  - {delegate: {name: a}}
  - {route: [{destination: {host: a}}], fault: {abort: {httpStatus: 500}}, rewrite: {uri: /}}
tcp: [{route: [{destination: {host: a}}]}]`,
    ),
    'an action from a template': istioResource('VirtualService', `http: [{route: '{{ .Values.route }}'}]`),
  },
  invalid: {
    'no action': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - <|match|>: [{uri: {prefix: /}}] #! The route does nothing with the requests it matches. Add "route", "redirect" or "directResponse".
  - <|route|>: []
tls:
  - <|match|>: [{sniHosts: [a]}]`,
      ),
    },
    'two actions': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - redirect: {uri: /}
    <|route|>: [{destination: {host: a}}] #! "route" cannot stand beside "redirect" in one route. Remove one of them, or split the route.
    <|fault|>: {abort: {httpStatus: 500}}
  - directResponse: {status: 200}
    <|rewrite|>: {uri: /}`,
      ),
    },
  },
});
