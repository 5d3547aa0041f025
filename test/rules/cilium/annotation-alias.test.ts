import { annotationAlias } from '../../../server/src/rules/cilium/annotation-alias.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { serviceOf } from './policy-text.ts';

ruleTest(annotationAlias, {
  valid: {
    'the present name': serviceOf('  annotations: {service.cilium.io/global: "true"}\n'),
    'a label': serviceOf('  labels: {io.cilium/global-service: "true"}\n'),
  },
  invalid: {
    'an old name': {
      yaml: serviceOf(
        '  annotations: {<|io.cilium/lb-ipam-ips|>: 192.0.2.1} #! "io.cilium/lb-ipam-ips" is the old name of "lbipam.cilium.io/ips". Write the new one.\n',
      ),
      fixed: serviceOf('  annotations: {lbipam.cilium.io/ips: 192.0.2.1}\n'),
    },
    'both names': {
      yaml: serviceOf(
        '  annotations: {<|io.cilium/lb-ipam-ips|>: 192.0.2.1, lbipam.cilium.io/ips: 192.0.2.1} #! "io.cilium/lb-ipam-ips" is the old name of "lbipam.cilium.io/ips". Remove it.\n',
      ),
    },
  },
});
