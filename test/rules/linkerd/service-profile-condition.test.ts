import { serviceProfileCondition } from '../../../server/src/rules/linkerd/service-profile-condition.ts';
import { ruleTest } from '../../support/rule-test.ts';

const profile = (spec: string) => `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata: {name: cart.shop.svc.cluster.local, namespace: shop}
${spec}
`;
const condition = (text: string) =>
  profile(`spec:
  routes:
    - name: a
      condition: ${text}`);
const status = (text: string) =>
  profile(`spec:
  routes:
    - name: a
      condition: {method: GET}
      responseClasses: [{condition: ${text}}]`);

ruleTest(serviceProfileCondition, {
  valid: {
    'no routes, and says so': profile('spec: {routes: []}'),
    'a nested condition': condition('{all: [{method: GET}, {not: {pathRegex: /a}}]}'),
    'a range': status('{status: {min: 500, max: 599}}'),
    'a single limit': status('{status: {min: 500}}'),
    'a slip in a field, which the schema reports': condition('{pathregex: /a}'),
    'a template': profile('spec: {{ .Values.spec }}'),
    'a ratio of 0': profile('spec: {routes: [], retryBudget: {retryRatio: 0}}'),
  },
  invalid: {
    'no routes': { yaml: profile('<|spec|>: {retryBudget: {retryRatio: 0.2}}') },
    'an empty condition': { yaml: condition('{}').replace('condition', '<|condition|>') },
    'an empty name': { yaml: profile('spec: {routes: [{name: <|""|>, condition: {method: GET}}]}') },
    'an empty part': { yaml: condition('{all: [{method: GET}, <|{}|>]}') },
    'codes out of range': { yaml: status('{status: {min: <|1|>, max: <|600|>}}') },
    'the wrong way round': { yaml: status('{all: [{status: {min: <|599|>, max: 500}}]}') },
    'a negative ratio': { yaml: profile('spec: {routes: [], retryBudget: {retryRatio: <|-0.2|>}}') },
  },
});
