import { l2AnnouncesNothing } from '../../../server/src/rules/cilium/l2-announces-nothing.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const policy = (spec: string) => ciliumResourceOf('CiliumL2AnnouncementPolicy', `${spec}\n`, 'v2alpha1');

ruleTest(l2AnnouncesNothing, {
  valid: {
    'load balancers': policy('  loadBalancerIPs: true'),
    'external addresses': policy('  externalIPs: true\n  loadBalancerIPs: false'),
    'a template': policy('  loadBalancerIPs: {{ .Values.on }}'),
    'a text is told by the schema': policy('  loadBalancerIPs: "true"'),
  },
  invalid: {
    'switched off': {
      yaml: policy(
        '  loadBalancerIPs: <|false|> # later #! Neither "loadBalancerIPs" nor "externalIPs" is true, so the policy announces nothing. Set one of them.',
      ),
      fixed: policy('  loadBalancerIPs: true # later'),
    },
    'never set': {
      yaml: policy('  interfaces: [eth0]').replace('blue', '<|blue|>'),
      fixed: policy('  interfaces: [eth0]\n  loadBalancerIPs: true'),
    },
  },
});
