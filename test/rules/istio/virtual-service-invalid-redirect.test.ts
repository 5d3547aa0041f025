import { virtualServiceInvalidRedirect } from '../../../server/src/rules/istio/virtual-service-invalid-redirect.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceInvalidRedirect, {
  valid: {
    'a port alone': istioResource('VirtualService', `http: [{redirect: {port: 8443}}]`),
    'a prefix': istioResource(
      'VirtualService',
      `http: [{match: [{uri: {prefix: /a}}], redirect: {prefixRewrite: /b, redirectCode: 308}}]`,
    ),
    'from a template': istioResource(
      'VirtualService',
      `http: [{redirect: {scheme: '{{ .Values.scheme }}', uri: /}}]`,
    ),
  },
  invalid: {
    'nowhere, and with wrong values': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - <|redirect|>: {} #! The redirect leads nowhere new. Add "uri", "authority", "scheme" or "port".
  - redirect: {uri: /, <|prefixRewrite|>: /, redirectCode: <|200|>, scheme: <|ftp|>}
  - match: [{uri: {exact: /a}}]
    redirect: {<|prefixRewrite|>: /b}`,
      ),
    },
  },
});
