import { destinationRuleInvalidTls } from '../../../server/src/rules/istio/destination-rule-invalid-tls.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const tls = (settings: string) =>
  istioResource('DestinationRule', `trafficPolicy: {tls: {${settings}}}`, 'namespace: shop');

ruleTest(destinationRuleInvalidTls, {
  valid: {
    files: tls('mode: MUTUAL, clientCertificate: a, privateKey: b, caCertificates: c'),
    'a credential': tls('mode: SIMPLE, credentialName: configmap://shop/a'),
    'nothing to check': tls('mode: SIMPLE, insecureSkipVerify: true'),
    'a key from a template': tls("mode: MUTUAL, clientCertificate: '{{ .c }}', privateKey: '{{ .k }}'"),
    'unused fields of Istio': tls('mode: ISTIO_MUTUAL, sni: a, subjectAltNames: [b]'),
  },
  invalid: {
    'no key': {
      yaml: istioResource(
        'DestinationRule',
        `trafficPolicy: {<|tls|>: {mode: MUTUAL, clientCertificate: a}} #! The mode "MUTUAL" needs "privateKey". Add it, or name a Secret in "credentialName".`,
      ),
    },
    'two sources': {
      yaml: tls('mode: MUTUAL, credentialName: <|"configmap://infra/a"|>, <|privateKey|>: b'),
    },
    'nothing to check against': {
      yaml: tls('mode: SIMPLE, insecureSkipVerify: true, <|caCertificates|>: a, <|subjectAltNames|>: [b]'),
    },
    'certificates for Istio': { yaml: tls('mode: ISTIO_MUTUAL, <|clientCertificate|>: a') },
  },
});
