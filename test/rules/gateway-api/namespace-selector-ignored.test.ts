import { namespaceSelectorIgnored } from '../../../server/src/rules/gateway-api/namespace-selector-ignored.ts';
import { apiGateway } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const gateway = (namespaces: string) =>
  apiGateway('shop', 'public', `{name: a, allowedRoutes: {namespaces: {${namespaces}}}}`);

ruleTest(namespaceSelectorIgnored, {
  valid: {
    both: gateway('from: Selector, selector: {matchLabels: {a: b}}'),
    neither: gateway('from: All'),
    'a value that a template fills in': gateway('from: "{{ .from }}", selector: {}'),
  },
  invalid: {
    'no "from"': {
      yaml: gateway('<|selector|>: {matchLabels: {a: b}}'),
      fixed: gateway('from: Selector, selector: {matchLabels: {a: b}}'),
    },
    'another "from"': {
      yaml: gateway('from: Same, <|selector|>: {}'),
      fixed: gateway('from: Selector, selector: {}'),
    },
    'no selector': { yaml: gateway('from: <|Selector|>') },
    ListenerSets: {
      yaml: apiGateway('shop', 'public', '{name: a}', 'allowedListeners: {namespaces: {<|selector|>: {}}}'),
      fixed: apiGateway(
        'shop',
        'public',
        '{name: a}',
        'allowedListeners: {namespaces: {from: Selector, selector: {}}}',
      ),
    },
  },
});
