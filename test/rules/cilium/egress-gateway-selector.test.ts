import { egressGatewaySelector } from '../../../server/src/rules/cilium/egress-gateway-selector.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const selectors = (text: string) => ciliumResourceOf('CiliumEgressGatewayPolicy', `  selectors: [${text}]\n`);

ruleTest(egressGatewaySelector, {
  valid: {
    Pods: selectors('{podSelector: {}}'),
    'namespaces and nodes': selectors('{namespaceSelector: {}, nodeSelector: {}}'),
    'a misspelled selector is told by the schema': selectors('{podselector: {}}'),
  },
  invalid: {
    'nodes alone': {
      yaml: selectors('{<|nodeSelector|>: {}}').replace(
        ']\n',
        '] #! The selector has neither "podSelector" nor "namespaceSelector", and Cilium ignores the policy. Write "podSelector: {}" for every Pod.\n',
      ),
      fixed: selectors('{nodeSelector: {}, podSelector: {}}'),
    },
    'no selector': {
      yaml: ciliumResourceOf(
        'CiliumEgressGatewayPolicy',
        '  <|selectors|>: [] #! "selectors" is empty, so no Pod goes through the gateway. Select Pods or namespaces.\n',
      ),
    },
    nothing: { yaml: selectors('<|{}|>') },
  },
});
