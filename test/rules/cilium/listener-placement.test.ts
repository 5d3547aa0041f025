import { listenerPlacement } from '../../../server/src/rules/cilium/listener-placement.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const policy = (section: string, rest: string) =>
  policyOf(`  ${section}:
    - toPorts:
        - ports: [{port: "80", protocol: TCP}]
          ${rest}
`);
const LISTENER = '{name: l, envoyConfig: {name: proxy}}';

ruleTest(listenerPlacement, {
  valid: {
    'alone on egress': policy('egress', `listener: ${LISTENER}`),
    'rules on ingress': policy('ingress', 'rules: {http: [{}]}'),
    'empty rules are told by the schema': policy('egress', `listener: ${LISTENER}\n          rules: {}`),
  },
  invalid: {
    'on ingress': {
      yaml: policy(
        'ingress',
        `<|listener|>: ${LISTENER} #! "listener" stands under "ingress", and Cilium refuses the whole policy. Redirect on the "egress" of the clients.`,
      ),
    },
    'with rules': { yaml: policy('egress', `<|listener|>: ${LISTENER}\n          rules: {http: [{}]}`) },
  },
});
