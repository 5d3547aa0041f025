import { webhookAddress } from '../../../server/src/rules/istio/webhook-address.ts';
import { ruleTest } from '../../support/rule-test.ts';

const webhook = (config: string, name = 'validation.istio.io') => `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: a}
webhooks: [{name: ${name}, clientConfig: ${config}}]
`;

ruleTest(webhookAddress, {
  valid: {
    'a Service': webhook('{service: {name: istiod}}'),
    'a host': webhook('{url: "https://istiod.example.com:15017/x"}'),
    'a webhook of others': webhook("{url: ''}", 'a.example.com'),
    'an address from a template': webhook("{url: '{{ .url }}'}"),
  },
  invalid: {
    none: { yaml: webhook('{caBundle: a}').replace('clientConfig', '<|clientConfig|>') },
    'no host': { yaml: webhook('{url: <|"istiod:15017"|>}') },
    'an address': { yaml: webhook('{url: <|"https://10.0.0.1:15017/x"|>}') },
  },
});
