import { certificateUnsupportedKind } from '../../../server/src/rules/gateway-api/certificate-unsupported-kind.ts';
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

ruleTest(certificateUnsupportedKind, {
  valid: {
    'a Secret': gateway('{name: a}'),
    'a ConfigMap': policy('{group: "", kind: ConfigMap, name: a}'),
    'a kind that a template fills in': gateway('{kind: "{{ .kind }}", name: a}'),
  },
  invalid: {
    'a ConfigMap for a listener': {
      yaml: gateway('{kind: <|ConfigMap|>, name: a}'),
      fixed: gateway('{kind: Secret, name: a}'),
    },
    'a Secret for an authority': {
      yaml: policy('{group: "", kind: <|Secret|>, name: a}'),
      fixed: policy('{group: "", kind: ConfigMap, name: a}'),
    },
    'another group': { yaml: gateway('{group: <|example.com|>, kind: Secret, name: a}') },
  },
});
