import { parentNameWithNamespace } from '../../../server/src/rules/gateway-api/parent-name-with-namespace.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (parent: string) => httpRoute('shop', `parentRefs: [${parent}]`);

ruleTest(parentNameWithNamespace, {
  valid: {
    'a name': route('{name: public}'),
    'a name with dots': route('{name: public.example}'),
    'a name with a template': route('{name: "{{ .namespace }}/public"}'),
  },
  invalid: {
    'a namespace before the name': {
      yaml: route('{name: <|infra/public|>, sectionName: a}'),
      fixed: route('{name: public, namespace: infra, sectionName: a}'),
    },
    'a namespace in its field as well': { yaml: route('{name: <|infra/public|>, namespace: infra}') },
  },
});
