import { gatewayInvalidSecret } from '../../../server/src/rules/istio/gateway-invalid-secret.ts';
import { gateway } from '../../support/istio-workspace.ts';
import { certificate } from '../../support/certificate.ts';
import { ruleTest } from '../../support/rule-test.ts';

const secure = (name: string) =>
  gateway('shop', 'public', `selector: {istio: ingressgateway}\nservers: [{tls: {credentialName: ${name}}}]`);
const secret = (content: string) =>
  `---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: shop-tls\n  namespace: istio-system\n${content}`;
const pem = (year: string) => btoa(certificate(year));

ruleTest(gatewayInvalidSecret, {
  valid: {
    'certificate and key': secure('shop-tls') + secret(`data: {tls.crt: ${pem('2026')}, tls.key: a2V5}\n`),
    'the older names': secure('shop-tls') + secret(`data: {cert: ${pem('2026')}, key: a2V5}\n`),
    'content that is filled in later': secure('shop-tls') + secret('type: kubernetes.io/tls\n'),
    'content from a template': secure('shop-tls') + secret('stringData: {tls.crt: "{{ .cert }}"}\n'),
    'no Secret': secure('shop-tls'),
  },
  invalid: {
    'other names': { yaml: secure('<|shop-tls|>') + secret('stringData: {cert.pem: a, key.pem: b}\n') },
    'no certificate': { yaml: secure('<|shop-tls|>') + secret('data: {tls.crt: YQ==, tls.key: Yg==}\n') },
    'no base64': { yaml: secure('<|shop-tls|>') + secret('data: {tls.crt: "%", tls.key: Yg==}\n') },
    'an expired certificate': {
      yaml: secure('<|shop-tls|>') + secret(`data: {tls.crt: ${pem('2025')}, tls.key: a2V5}\n`),
    },
  },
});
