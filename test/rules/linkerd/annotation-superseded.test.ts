import { annotationSuperseded } from '../../../server/src/rules/linkerd/annotation-superseded.ts';
import { ruleTest } from '../../support/rule-test.ts';

const namespace = (annotation: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    ${annotation}: "true" # on
`;

ruleTest(annotationSuperseded, {
  valid: {
    'the present name': namespace('config.linkerd.io/proxy-enable-native-sidecar'),
    'a setting that is still on trial': namespace('config.alpha.linkerd.io/proxy-wait-before-exit-seconds'),
  },
  invalid: {
    'the name of the first stage': {
      yaml: namespace('<|config.alpha.linkerd.io/proxy-enable-native-sidecar|>'),
      fixed: namespace('config.linkerd.io/proxy-enable-native-sidecar'),
    },
  },
});
