import { unknownService } from '../../../server/src/rules/cilium/unknown-service.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf, clusterwidePolicyOf, policyOf, serviceOf } from './policy-text.ts';

const CLOSED = { workspace: 'closed' } as const;
const config = (name: string) =>
  ciliumResourceOf('CiliumEnvoyConfig', `  services: [{name: ${name}}]\n  resources: []\n`);
const SERVICE = `---\n${serviceOf('')}`;

ruleTest(unknownService, {
  valid: {
    'a Service of the namespace': { yaml: config('cart') + SERVICE, settings: CLOSED },
    'nothing is known of the namespace': config('cart'),
    'the API server': {
      yaml: policyOf(
        '  egress: [{toServices: [{k8sService: {serviceName: kubernetes, namespace: default}}]}]\n',
      ),
      settings: CLOSED,
    },
    'no namespace in a clusterwide policy': {
      yaml: clusterwidePolicyOf(
        '  endpointSelector: {}\n  egress: [{toServices: [{k8sService: {serviceName: a}}]}]\n',
      ),
      settings: CLOSED,
    },
    labels: {
      yaml: policyOf('  egress: [{toServices: [{k8sServiceSelector: {selector: {}}}]}]\n'),
      settings: CLOSED,
    },
  },
  invalid: {
    'a slip': {
      yaml:
        config('<|crat|>').replace(
          ']\n',
          '] #! Service "crat" is not in namespace "shop". Correct the name, or add the Service.\n',
        ) + SERVICE,
      fixed: config('cart') + SERVICE,
    },
    'of a policy': {
      yaml: policyOf(
        '  egress: [{toServices: [{k8sService: {serviceName: <|ledger|>, namespace: bank}}]}]\n',
      ),
      settings: CLOSED,
    },
    'of a local redirect': {
      yaml: ciliumResourceOf(
        'CiliumLocalRedirectPolicy',
        '  redirectFrontend: {serviceMatcher: {serviceName: <|dns|>, namespace: shop}}\n',
      ),
      settings: CLOSED,
    },
    'a backend': {
      yaml: ciliumResourceOf('CiliumEnvoyConfig', '  backendServices: [{name: <|v2|>, namespace: shop}]\n'),
      settings: CLOSED,
    },
  },
});
