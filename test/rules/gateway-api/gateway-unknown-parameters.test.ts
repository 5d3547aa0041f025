import { gatewayUnknownParameters } from '../../../server/src/rules/gateway-api/gateway-unknown-parameters.ts';
import { apiGateway } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const gateway = (name: string) =>
  apiGateway(
    'shop',
    'public',
    '{name: a}',
    `infrastructure: {parametersRef: {group: "", kind: ConfigMap, name: ${name}}}`,
  );
const configMap = (name: string) =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: shop}\n`;

ruleTest(gatewayUnknownParameters, {
  valid: {
    'a ConfigMap that is here': { yaml: gateway('a') + configMap('a'), settings: { workspace: 'closed' } },
    'no ConfigMap is here': gateway('a'),
    'no parameters': apiGateway('shop', 'public', '{name: a}', 'infrastructure: {labels: {a: b}}'),
  },
  invalid: {
    'a closed workspace': { yaml: gateway('<|a|>'), settings: { workspace: 'closed' } },
    'a slip of the pen': {
      yaml: gateway('<|setings|>') + configMap('settings'),
      fixed: gateway('settings') + configMap('settings'),
    },
  },
});
