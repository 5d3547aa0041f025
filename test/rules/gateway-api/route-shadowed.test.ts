import { routeShadowed } from '../../../server/src/rules/gateway-api/route-shadowed.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (name: string, body: string, parent = '{name: public}') =>
  resource('gateway.networking.k8s.io/v1', 'HTTPRoute', 'shop', name, `parentRefs: [${parent}]\n${body}`);
const RULES = 'rules: [{backendRefs: []}]';

ruleTest(routeShadowed, {
  valid: {
    'other matches': route('a', 'rules: [{matches: [{path: {value: /a}}]}]') + route('b', RULES),
    'other hosts': route('a', `hostnames: [a.com]\n${RULES}`) + route('b', `hostnames: [b.com]\n${RULES}`),
    'another listener': route('a', RULES, '{name: public, sectionName: http}') + route('b', RULES),
    'two versions of one route': route('a', RULES) + route('a', RULES),
  },
  invalid: {
    'equal matches': { yaml: route('a', RULES) + route('b', 'rules: [{<|backendRefs|>: []}]') },
    'one of two hosts': {
      yaml:
        route('a', `hostnames: [a.com, b.com]\n${RULES}`) +
        route('b', 'hostnames: [b.com]\nrules: [{<|matches|>: [{path: {value: /}}]}]'),
    },
  },
});
