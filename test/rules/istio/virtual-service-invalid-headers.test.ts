import { virtualServiceInvalidHeaders } from '../../../server/src/rules/istio/virtual-service-invalid-headers.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceInvalidHeaders, {
  valid: {
    'headers, variables and the authority': istioResource(
      'VirtualService',
      `
http:
  - headers:
      request: {set: {host: a.example.com, x: '%HOSTNAME%'}, remove: [x-y]}
      response: {add: {z: 100%%}}
    route: [{destination: {host: a}, headers: {request: {add: {':authority': b}}}}]`,
    ),
    'a value from a template': istioResource(
      'VirtualService',
      `http: [{headers: {request: {set: {x: '{{ .Values.x }}%'}}}}]`,
    ),
  },
  invalid: {
    'names and values': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - headers:
      request: {set: {<|':path'|>: /, x: <|50%|>}, remove: [<|Host|>]} #! ":path" cannot be changed: names with ":" belong to HTTP itself. Remove the entry. #! "50%" is no valid header value: its "%" starts a variable that never ends. Write "%%" for a percent sign. #! "Host" cannot be changed here. It can only be set or added on requests.
      response: {set: {<|host|>: a}}
    route: [{destination: {host: a}, headers: {request: {add: {<|''|>: b}}}}]`,
      ),
    },
    'the authority twice': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - rewrite: {authority: a}
    headers: {request: {set: {<|host|>: b}}}`,
      ),
    },
  },
});
