import { serviceEntryInvalidPort } from '../../../server/src/rules/istio/service-entry-invalid-port.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(serviceEntryInvalidPort, {
  valid: {
    ports: istioResource(
      'ServiceEntry',
      `ports: [{name: http-web, protocol: http}, {name: a, protocol: ''}, {name: b}]`,
    ),
    'a name from a template': istioResource(
      'ServiceEntry',
      `ports: [{name: '{{ .name }}', protocol: '{{ .p }}'}]`,
    ),
  },
  invalid: {
    names: {
      yaml: istioResource(
        'ServiceEntry',
        `ports: [{name: <|a_b|>}, {name: <|''|>}, {name: a, protocol: <|postgres|>}]`,
      ),
    },
    'a slip': {
      yaml: istioResource('ServiceEntry', `ports: [{name: a, protocol: <|HTPS|>}]`),
      fixed: istioResource('ServiceEntry', `ports: [{name: a, protocol: HTTPS}]`),
    },
  },
});
