import { workloadGroupDuplicateLabels } from '../../../server/src/rules/istio/workload-group-duplicate-labels.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const group = (name: string, labels: string, where = 'shop') =>
  resource(
    'networking.istio.io/v1',
    'WorkloadGroup',
    where,
    name,
    `metadata: {labels: ${labels}}\ntemplate: {}`,
  );
const marked = (name: string, labels: string) => group(name, labels).replace('{labels:', '{<|labels|>:');

ruleTest(workloadGroupDuplicateLabels, {
  valid: {
    'different labels': group('one', '{app: one}') + group('two', '{app: two}'),
    'one label more': group('one', '{app: one}') + group('two', '{app: one, zone: a}'),
    'two namespaces': group('one', '{app: one}') + group('two', '{app: one}', 'other'),
    'no labels': group('one', '{}') + group('two', '{}'),
  },
  invalid: {
    'the same labels in another order': {
      yaml: marked('one', '{app: one, zone: a}') + marked('two', '{zone: a, app: one}'),
    },
  },
});
