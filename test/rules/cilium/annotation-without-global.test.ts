import { annotationWithoutGlobal } from '../../../server/src/rules/cilium/annotation-without-global.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { serviceOf } from './policy-text.ts';

ruleTest(annotationWithoutGlobal, {
  valid: {
    global: serviceOf(
      '  annotations: {service.cilium.io/global: "true", service.cilium.io/affinity: local}\n',
    ),
    'global under its old name': serviceOf(
      '  annotations: {io.cilium/global-service: "true", service.cilium.io/shared: "false"}\n',
    ),
    'global as a label has a rule of its own': serviceOf(
      '  labels: {service.cilium.io/global: "true"}\n  annotations: {service.cilium.io/shared: "false"}\n',
    ),
    neither: serviceOf('  annotations: {service.cilium.io/lb-algorithm: maglev}\n'),
  },
  invalid: {
    'affinity alone': {
      yaml: serviceOf(
        '  annotations:\n    <|service.cilium.io/affinity|>: local #! "service.cilium.io/affinity" is ignored, because the Service is not global. Add "service.cilium.io/global: \'true\'", or remove it.\n',
      ),
      fixed: serviceOf(
        '  annotations:\n    service.cilium.io/affinity: local\n    service.cilium.io/global: "true"\n',
      ),
    },
    'switched off': {
      yaml: serviceOf(
        '  annotations: {service.cilium.io/global: "false", <|service.cilium.io/shared|>: "true"}\n',
      ),
    },
  },
});
