import { annotationOnWorkload } from '../../../server/src/rules/cilium/annotation-on-workload.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { deploymentOf } from './policy-text.ts';

const own = (text: string) =>
  deploymentOf('cart').replace('  namespace: shop\n', `  namespace: shop\n${text}`);

ruleTest(annotationOnWorkload, {
  valid: {
    'on the template': deploymentOf('cart').replace(
      '    metadata:\n',
      '    metadata:\n      annotations: {policy.cilium.io/no-track-port: "53"}\n',
    ),
    'on a Pod':
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations: {policy.cilium.io/no-track-port: "53"}\n',
    'an annotation that is not of Pods': own('  annotations: {policy.cilium.io/name: a}\n'),
  },
  invalid: {
    'on the Deployment': {
      yaml: own(
        '  annotations:\n    <|policy.cilium.io/no-track-port|>: "53" #! "policy.cilium.io/no-track-port" is read from Pods, and the Deployment does not pass its own annotations on. Write it in the Pod template.\n',
      ),
      fixed: deploymentOf('cart').replace(
        '      labels:\n        app: cart\n',
        '      labels:\n        app: cart\n      annotations:\n        policy.cilium.io/no-track-port: "53"\n',
      ),
    },
  },
});
