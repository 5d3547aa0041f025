import { gatewayUnknownSecret } from '../../../server/src/rules/istio/gateway-unknown-secret.ts';
import { deployment, gateway, resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const secure = (name: string, selector = '{istio: ingressgateway}') =>
  gateway('shop', 'public', `selector: ${selector}\nservers: [{tls: {credentialName: ${name}}}]`);
const secret = (namespace: string, name: string) => resource('v1', 'Secret', namespace, name, '');
const EDGE = deployment('ingress', 'edge', '{istio: edge}');
const closed = { workspace: 'closed' } as const;

ruleTest(gatewayUnknownSecret, {
  valid: {
    'a Secret beside the stock gateway': secure('shop-tls') + secret('istio-system', 'shop-tls'),
    'a Secret beside the Pods': secure('shop-tls', '{istio: edge}') + EDGE + secret('ingress', 'shop-tls'),
    'a Secret that cert-manager makes': {
      yaml:
        secure('shop-tls') +
        resource('cert-manager.io/v1', 'Certificate', 'istio-system', 'shop', 'secretName: shop-tls'),
      settings: closed,
    },
    'Secrets are kept elsewhere': secure('shop-tls'),
    'a Secret of another shop': secure('shop-b') + secret('istio-system', 'shop-a'),
    'another provider': { yaml: secure('"sds://shop"'), settings: closed },
    'a name that a template fills in': { yaml: secure('"{{ .name }}"'), settings: closed },
  },
  invalid: {
    'a Secret in the namespace of the Gateway': {
      yaml: secure('<|shop-tls|>', '{istio: edge}') + EDGE + secret('shop', 'shop-tls'),
    },
    'a slip of the pen': {
      yaml: secure('<|certifcate|>') + secret('istio-system', 'certificate'),
      fixed: secure('certificate') + secret('istio-system', 'certificate'),
    },
    'a closed world': { yaml: secure('<|shop-tls|>'), settings: closed },
  },
});
