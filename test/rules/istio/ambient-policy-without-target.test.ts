import { ambientPolicyWithoutTarget } from '../../../server/src/rules/istio/ambient-policy-without-target.ts';
import { namespace, policy, resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const AMBIENT = namespace('shop', '{istio.io/dataplane-mode: ambient}');
const rules = (name: string, body: string) => policy('AuthorizationPolicy', 'shop', name, body);
const HTTP = 'rules: [{to: [{operation: {paths: [/a]}}]}]';

ruleTest(ambientPolicyWithoutTarget, {
  valid: {
    'attached by targetRefs': rules('cart', `targetRefs: [{kind: Service, name: cart}]\n${HTTP}`) + AMBIENT,
    'only connections are judged':
      rules(
        'cart',
        'selector: {matchLabels: {app: cart}}\nrules: [{from: [{source: {principals: ["*"]}}]}]',
      ) + AMBIENT,
    'a namespace with sidecars': rules('cart', HTTP) + namespace('shop', '{istio-injection: enabled}'),
    'metrics without overrides':
      resource(
        'telemetry.istio.io/v1',
        'Telemetry',
        'shop',
        'all',
        'metrics: [{providers: [{name: prometheus}]}]',
      ) + AMBIENT,
  },
  invalid: {
    'a selector': {
      yaml: rules('cart', `selector: {<|matchLabels|>: {app: cart}}\n${HTTP}`) + AMBIENT,
    },
    'neither selector nor target': { yaml: rules('<|cart|>', HTTP) + AMBIENT },
    'a condition on the request': {
      yaml: rules('<|cart|>', 'rules: [{when: [{key: "request.auth.claims[iss]", values: [a]}]}]') + AMBIENT,
    },
    tracing: {
      yaml: resource('telemetry.istio.io/v1', 'Telemetry', 'shop', '<|all|>', 'tracing: [{}]') + AMBIENT,
    },
  },
});
