import { egressGatewayAnyNode } from '../../../server/src/rules/cilium/egress-gateway-any-node.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const gateway = (text: string) =>
  ciliumResourceOf('CiliumEgressGatewayPolicy', `  egressGateway: {${text}}\n`);

ruleTest(egressGatewayAnyNode, {
  valid: {
    'a label': gateway('nodeSelector: {matchLabels: {role: edge}}'),
    'a templated label': gateway('nodeSelector: {matchLabels: {role: "{{ .Values.role }}"}}'),
    'no selector is told by the schema': gateway('egressIP: 192.0.2.1'),
  },
  invalid: {
    empty: {
      yaml: gateway('<|nodeSelector|>: {}').replace(
        '}}\n',
        '}} #! "nodeSelector" is empty, so any node may become the gateway, and the source address changes with it. Select nodes by a label.\n',
      ),
    },
  },
});
