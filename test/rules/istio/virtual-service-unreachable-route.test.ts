import { virtualServiceUnreachableRoute } from '../../../server/src/rules/istio/virtual-service-unreachable-route.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceUnreachableRoute, {
  valid: {
    'the route without a match is last': istioResource(
      'VirtualService',
      `
http:
  - match: [{uri: {prefix: /a}}]
    redirect: {uri: /}
  - redirect: {uri: /b}`,
    ),
    'one route per protocol': istioResource(
      'VirtualService',
      `
http: [{redirect: {uri: /}}]
tcp: [{route: [{destination: {host: a}}]}]`,
    ),
    'a match from a template': istioResource(
      'VirtualService',
      `
http: [{match: '{{ .match }}', redirect: {uri: /}}, {redirect: {uri: /}}]`,
    ),
  },
  invalid: {
    'a route without a match first': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  # all
  - redirect: {uri: /a} # a
  - <|match|>: [{uri: {prefix: /b}}] #! The route is never used: a route without "match" stands before it and takes every request. Move that one to the end.
    redirect: {uri: /b} # b`,
      ),
      fixed: istioResource(
        'VirtualService',
        `
http:
  # all
  - match: [{uri: {prefix: /b}}]
    redirect: {uri: /b} # b
  - redirect: {uri: /a} # a`,
      ),
    },
    'two of them, in tcp': {
      yaml: istioResource(
        'VirtualService',
        `tcp: [{route: [{destination: {host: a}}]}, {<|match|>: [], route: [{destination: {host: b}}]}]`,
      ),
    },
  },
});
