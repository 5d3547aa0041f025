import { certificateUnknown } from '../../../server/src/rules/gateway-api/certificate-unknown.ts';
import { apiGateway } from '../../support/gateway-workspace.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const gateway = (certificate: string) =>
  apiGateway('shop', 'public', `{name: a, protocol: HTTPS, tls: {certificateRefs: [${certificate}]}}`);
const policy = (authority: string) =>
  resource(
    'gateway.networking.k8s.io/v1',
    'BackendTLSPolicy',
    'shop',
    'cart',
    `validation: {caCertificateRefs: [${authority}]}`,
  );
const secret = (name: string) =>
  `---\napiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: shop}\n`;
const settings = { workspace: 'closed' } as const;

ruleTest(certificateUnknown, {
  valid: {
    'a Secret that is here': { yaml: gateway('{name: a}') + secret('a'), settings },
    'a Secret that cert-manager makes': {
      yaml:
        gateway('{name: a}') + resource('cert-manager.io/v1', 'Certificate', 'shop', 'b', 'secretName: a'),
      settings,
    },
    'a Gateway for which cert-manager makes it': {
      yaml: gateway('{name: a}').replace(
        'metadata:',
        'metadata:\n  annotations: {cert-manager.io/issuer: a}',
      ),
      settings,
    },
    'an open workspace': gateway('{name: a}') + secret('other'),
    'an authority of the mesh': {
      yaml: policy('{group: "", kind: ConfigMap, name: istio-ca-root-cert}'),
      settings,
    },
  },
  invalid: {
    'a slip of the pen': {
      yaml: gateway('{name: <|shop-crets|>}') + secret('shop-certs'),
      fixed: gateway('{name: shop-certs}') + secret('shop-certs'),
    },
    'a closed workspace': { yaml: gateway('{name: <|a|>}'), settings },
    'an authority': { yaml: policy('{group: "", kind: ConfigMap, name: <|a|>}'), settings },
  },
});
