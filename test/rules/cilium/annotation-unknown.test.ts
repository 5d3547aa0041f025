import { annotationUnknown } from '../../../server/src/rules/cilium/annotation-unknown.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { deploymentOf, serviceOf } from './policy-text.ts';

ruleTest(annotationUnknown, {
  valid: {
    'known ones': serviceOf(
      '  annotations: {service.cilium.io/global: "true", lbipam.cilium.io/ips: 192.0.2.1}\n',
    ),
    'other groups': serviceOf(
      '  annotations: {example.com/global: "true", io.cilium/global-service: "true"}\n',
    ),
    'another prefix of the group': serviceOf('  annotations: {ingress.cilium.io/service-type: NodePort}\n'),
    labels: serviceOf('  labels: {service.cilium.io/nodes: a}\n'),
  },
  invalid: {
    'a slip': {
      yaml: serviceOf(
        '  annotations:\n    <|service.cilium.io/globl|>: "true" # all #! Cilium knows no annotation "service.cilium.io/globl", so it does nothing. Write "service.cilium.io/global".\n',
      ),
      fixed: serviceOf('  annotations:\n    service.cilium.io/global: "true" # all\n'),
    },
    'a slip in the prefix, on a Pod template': {
      yaml: deploymentOf('cart').replace(
        '    metadata:\n',
        '    metadata:\n      annotations: {<|policies.cilium.io/no-track-port|>: "53"}\n',
      ),
      fixed: deploymentOf('cart').replace(
        '    metadata:\n',
        '    metadata:\n      annotations: {policy.cilium.io/no-track-port: "53"}\n',
      ),
    },
    'a key that never was': {
      yaml: serviceOf(
        '  annotations: {<|service.cilium.io/circuit-breaker|>: "true"} #! Cilium knows no annotation "service.cilium.io/circuit-breaker", so it does nothing. Correct or remove it.\n',
      ),
    },
  },
});
