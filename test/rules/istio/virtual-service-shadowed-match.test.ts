import { virtualServiceShadowedMatch } from '../../../server/src/rules/istio/virtual-service-shadowed-match.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceShadowedMatch, {
  valid: {
    'the narrower first': istioResource(
      'VirtualService',
      `
http:
  - {match: [{uri: {prefix: /a/b}}, {uri: {prefix: /a}, method: {exact: GET}}], redirect: {uri: /}}
  - {match: [{uri: {prefix: /a}}], redirect: {uri: /}}
  - {match: [{uri: {exact: /c}, ignoreUriCase: true}, {uri: {exact: /d}, gateways: [g]}], redirect: {uri: /}}`,
    ),
    'a condition that the later lacks': istioResource(
      'VirtualService',
      `
http:
  - {match: [{uri: {prefix: /a}, headers: {x: {exact: y}}}], redirect: {uri: /}}
  - {match: [{uri: {prefix: /a/b}, headers: {z: {exact: y}}}], redirect: {uri: /}}`,
    ),
    patterns: istioResource(
      'VirtualService',
      `
http:
  - {match: [{uri: {regex: '/a.*'}}], redirect: {uri: /}}
  - {match: [{uri: {regex: '/a/b.*'}}], redirect: {uri: /}}`,
    ),
    'a match from a template': istioResource(
      'VirtualService',
      `
http:
  - {match: [{uri: {prefix: '{{ .a }}'}}], redirect: {uri: /}}
  - {match: [{uri: {prefix: '{{ .a }}'}}], redirect: {uri: /}}`,
    ),
  },
  invalid: {
    'a wider prefix first': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - {match: [{uri: {prefix: /a}}], redirect: {uri: /}}
  - {match: [{<|uri|>: {exact: /a/b}}], redirect: {uri: /}} #! The route never gets these requests: a match of route 1 takes them all. Move this route before that one, or remove it.
  - {match: [{<|uri|>: {prefix: /ab}, method: {exact: GET}}, {uri: {prefix: /c}}], redirect: {uri: /}}`,
      ),
    },
    'the same match twice, named differently': {
      yaml: istioResource(
        'VirtualService',
        `
http: [{match: [{name: a, uri: {prefix: /a}}, {<|name|>: b, uri: {prefix: /a}}], redirect: {uri: /}}]`,
      ),
      fixed: istioResource(
        'VirtualService',
        `http: [{match: [{name: a, uri: {prefix: /a}}], redirect: {uri: /}}]`,
      ),
    },
    'names of TLS': {
      yaml: istioResource(
        'VirtualService',
        `tls: [{match: [{sniHosts: [a, b]}], route: []}, {match: [{<|sniHosts|>: [b]}], route: []}]`,
      ),
    },
  },
});
