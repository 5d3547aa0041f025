import { lbIpamAnnotationUnused } from '../../../server/src/rules/cilium/lb-ipam-annotation-unused.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { serviceOf } from './policy-text.ts';

ruleTest(lbIpamAnnotationUnused, {
  valid: {
    'a load balancer': serviceOf('  annotations: {lbipam.cilium.io/ips: 192.0.2.1}\n'),
    'a key and namespaces': serviceOf(
      '  annotations: {lbipam.cilium.io/sharing-key: a, lbipam.cilium.io/sharing-cross-namespace: "*"}\n',
    ),
    'no annotation of it': serviceOf('  annotations: {service.cilium.io/global: "true"}\n', 'ClusterIP'),
  },
  invalid: {
    'a Service inside of the cluster': {
      yaml: serviceOf(
        '  annotations: {<|io.cilium/lb-ipam-ips|>: 192.0.2.1} #! "io.cilium/lb-ipam-ips" does nothing on a Service of type "ClusterIP". Set "type: LoadBalancer", or remove it.\n',
        'ClusterIP',
      ),
    },
    'namespaces without a key': {
      yaml: serviceOf('  annotations: {<|lbipam.cilium.io/sharing-cross-namespace|>: "*"}\n'),
    },
  },
});
