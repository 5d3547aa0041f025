import { annotationAsLabel } from '../../../server/src/rules/cilium/annotation-as-label.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { serviceOf } from './policy-text.ts';

ruleTest(annotationAsLabel, {
  valid: {
    'an annotation': serviceOf('  annotations: {service.cilium.io/global: "true"}\n'),
    'the key that is a label': serviceOf('  labels: {service.cilium.io/node: a}\n'),
    'another label': serviceOf('  labels: {app: cart}\n'),
  },
  invalid: {
    'beside another label': {
      yaml: serviceOf(
        '  labels:\n    app: cart # the app\n    <|service.cilium.io/global|>: "true" #! "service.cilium.io/global" is read from annotations, not from labels. Move it to "annotations".\n',
      ),
      fixed: serviceOf('  labels:\n    app: cart # the app\n').replace(
        '  name: cart\n',
        '  name: cart\n  annotations:\n    service.cilium.io/global: "true"\n',
      ),
    },
    'to existing annotations': {
      yaml: serviceOf(
        '  labels:\n    <|service.cilium.io/global|>: "true"\n  annotations:\n    example.com/a: b\n',
      ),
      fixed: serviceOf('  annotations:\n    example.com/a: b\n    service.cilium.io/global: "true"\n'),
    },
    'in flow style': {
      yaml: serviceOf('  labels: {<|lbipam.cilium.io/ips|>: 192.0.2.1}\n'),
      fixed: serviceOf('').replace(
        '  name: cart\n',
        '  name: cart\n  annotations:\n    lbipam.cilium.io/ips: 192.0.2.1\n',
      ),
    },
    'beside another label in flow style': {
      yaml: serviceOf('  labels: {app: cart, <|lbipam.cilium.io/ips|>: 192.0.2.1}\n  annotations: {a: b}\n'),
      fixed: serviceOf('  labels: {app: cart}\n  annotations: {a: b, lbipam.cilium.io/ips: 192.0.2.1}\n'),
    },
  },
});
