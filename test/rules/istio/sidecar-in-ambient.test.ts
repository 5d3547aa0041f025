import { sidecarInAmbient } from '../../../server/src/rules/istio/sidecar-in-ambient.ts';
import { deployment, namespace, resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const sidecar = (name: string, body: string) =>
  resource('networking.istio.io/v1', 'Sidecar', 'shop', name, body);
const AMBIENT = namespace('shop', '{istio.io/dataplane-mode: ambient}');

ruleTest(sidecarInAmbient, {
  valid: {
    'a namespace with sidecars':
      sidecar('default', 'egress: []') + namespace('shop', '{istio-injection: enabled}'),
    'a namespace that has both for the time being':
      sidecar('default', 'egress: []') +
      namespace('shop', '{istio-injection: enabled, istio.io/dataplane-mode: ambient}'),
    'a namespace that is not known': sidecar('default', 'egress: []'),
    'a workload with a sidecar':
      sidecar('cart', 'workloadSelector: {labels: {app: cart}}') + deployment('shop', 'cart'),
  },
  invalid: {
    'a whole namespace': { yaml: sidecar('<|default|>', 'egress: []') + AMBIENT },
    'a workload in ambient mode': {
      yaml:
        sidecar('cart', 'workloadSelector: {<|labels|>: {app: cart}}') +
        deployment('shop', 'cart', '{app: cart, istio.io/dataplane-mode: ambient}'),
    },
  },
});
