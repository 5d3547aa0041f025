import { serviceProfileRegex } from '../../../server/src/rules/linkerd/service-profile-regex.ts';
import { ruleTest } from '../../support/rule-test.ts';

const profile = (regex: string) => `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata: {name: cart.shop.svc.cluster.local}
spec:
  routes: [{name: a, condition: {all: [{pathRegex: ${regex}}]}}]
`;

ruleTest(serviceProfileRegex, {
  valid: {
    'an expression': profile('"/items/[^/]*(/a|/b)?"'),
    'a template': profile('"{{ .path }}("'),
  },
  invalid: { 'an open group': { yaml: profile('<|"/items/("|>') } },
});
