import { certificateMalformed } from '../../../server/src/rules/gateway-api/certificate-malformed.ts';
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
const head = (kind: string) => `---\napiVersion: v1\nkind: ${kind}\nmetadata: {name: a, namespace: shop}\n`;
const secret = (body: string) => `${head('Secret')}${body}\n`;
const configMap = (data: string) => `${head('ConfigMap')}data: ${data}\n`;
const PEM = '-----BEGIN CERTIFICATE-----';

ruleTest(certificateMalformed, {
  valid: {
    'a certificate and a key':
      gateway('{name: a}') + secret(`stringData: {tls.crt: "${PEM}", tls.key: "${PEM}"}`),
    'content that is left out':
      gateway('{name: a}') + secret('data: {tls.crt: UExBQ0VIT0xERVI=, tls.key: UExBQ0VIT0xERVI=}'),
    'an encrypted Secret': gateway('{name: a}') + secret('stringData: {tls.crt: x, tls.key: y}\nsops: {}'),
    'content that another tool fills in': gateway('{name: a}') + secret('type: kubernetes.io/tls'),
    'a Secret that is not here': gateway('{name: a}'),
    'an authority': policy('{group: "", kind: ConfigMap, name: a}') + configMap(`{ca.crt: "${PEM}"}`),
  },
  invalid: {
    'other names': { yaml: gateway('{name: <|a|>}') + secret(`stringData: {cert: "${PEM}", key: "${PEM}"}`) },
    'no key': { yaml: gateway('{name: <|a|>}') + secret(`stringData: {tls.crt: "${PEM}"}`) },
    'no PEM': {
      yaml: gateway('{name: <|a|>}') + secret('data: {tls.crt: SGVsbG8gd29ybGQK, tls.key: SGVsbG8gd29ybGQK}'),
    },
    'an empty Secret of a closed workspace': {
      yaml: gateway('{name: <|a|>}') + secret('data: {}'),
      settings: { workspace: 'closed' },
    },
    'an authority under another name': {
      yaml: policy('{group: "", kind: ConfigMap, name: <|a|>}') + configMap(`{root.pem: "${PEM}"}`),
    },
  },
});
