import { virtualServiceInvalidMirror } from '../../../server/src/rules/istio/virtual-service-invalid-mirror.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(virtualServiceInvalidMirror, {
  valid: {
    'one mirror': istioResource(
      'VirtualService',
      `http: [{mirror: {host: a}, mirrorPercentage: {value: 0.5}}]`,
    ),
    'several mirrors': istioResource(
      'VirtualService',
      `http: [{mirrors: [{destination: {host: a}, percentage: {value: 100}}]}]`,
    ),
    'a percentage of the wrong type': istioResource(
      'VirtualService',
      `http: [{mirror: {host: a}, mirrorPercentage: {value: "500"}}]`,
    ),
  },
  invalid: {
    'both forms, percentages out of range, a missing destination': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - <|mirror|>: {host: a} #! "mirror" cannot stand beside "mirrors". Move its destination into "mirrors".
    mirrors:
      - {<|destination|>: null}
      - {destination: {host: b}, percentage: {value: <|101|>}}
    mirrorPercentage: {value: <|-1|>}
  - mirrorPercent: <|200|>`,
      ),
    },
    'the deprecated field': {
      yaml: istioResource(
        'VirtualService',
        `
http:
  - mirror: {host: a}
    <|mirrorPercent|>: 20 # a fifth`,
      ),
      fixed: istioResource(
        'VirtualService',
        `
http:
  - mirror: {host: a}
    mirrorPercentage: {value: 20} # a fifth`,
      ),
    },
  },
});
