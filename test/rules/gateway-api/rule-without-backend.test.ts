import { ruleWithoutBackend } from '../../../server/src/rules/gateway-api/rule-without-backend.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (rule: string, parent = '{name: public}') =>
  httpRoute('shop', `parentRefs: [${parent}]\nrules: [${rule}]`);

ruleTest(ruleWithoutBackend, {
  valid: {
    'a field of Istio, which the schema reports': route('{route: [{destination: {host: cart}}]}'),
    'a backend': route('{backendRefs: [{name: cart}]}'),
    'a redirect': route('{filters: [{type: RequestRedirect}]}'),
    'an extension': route('{filters: [{type: ExtensionRef}]}'),
    'a filter that a template fills in': route('{filters: [{type: "{{ .type }}"}]}'),
    'a route of a mesh': route('{matches: []}', '{group: "", kind: Service, name: cart}'),
  },
  invalid: {
    'matches only': { yaml: route('{<|matches|>: []}') },
    'a mirror only': { yaml: route('{<|filters|>: [{type: RequestMirror}]}') },
    'an empty list': { yaml: route('{<|backendRefs|>: []}') },
  },
});
