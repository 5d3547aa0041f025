import { authenticationTwice } from '../../../server/src/rules/mesh/authentication-twice.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumPolicyOf, filesOf, LINKERD, workloadOf } from './mesh-text.ts';

const policy = (mode: string) =>
  ciliumPolicyOf(`  ingress: [{fromEndpoints: [{}], authentication: {mode: ${mode}}}]\n`);

ruleTest(authenticationTwice, {
  valid: {
    'no mesh': filesOf(policy('required'), workloadOf('cart')),
    'switched off': filesOf(policy('disabled'), workloadOf('cart', '', LINKERD)),
    'another workload': filesOf(policy('required'), workloadOf('web', '', LINKERD)),
  },
  invalid: {
    Linkerd: {
      yaml: filesOf(
        policy('<|required|>').replace(
          '}}]\n',
          '}}] #! "required" authenticates once more what Linkerd authenticates for "cart" with mutual TLS. Keep one of the two.\n',
        ),
        workloadOf('cart', '', LINKERD),
      ),
    },
  },
});
