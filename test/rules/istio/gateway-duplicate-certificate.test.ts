import { gatewayDuplicateCertificate } from '../../../server/src/rules/istio/gateway-duplicate-certificate.ts';
import { gateway } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const secure = (name: string, tls: string, selector = '{app: edge}') =>
  gateway('shop', name, `selector: ${selector}\nservers: [{tls: {${tls}}}]`);

ruleTest(gatewayDuplicateCertificate, {
  valid: {
    'two certificates': secure('one', 'credentialName: a') + secure('two', 'credentialName: b'),
    'two proxies': secure('one', 'credentialName: a') + secure('two', 'credentialName: a', '{app: inner}'),
    'one file, two keys':
      secure('one', 'serverCertificate: /a, privateKey: /k') +
      secure('two', 'serverCertificate: /a, privateKey: /l'),
    'two versions of one resource': secure('one', 'credentialName: a') + secure('one', 'credentialName: a'),
    'no certificate': secure('one', 'mode: PASSTHROUGH') + secure('two', 'mode: PASSTHROUGH'),
  },
  invalid: {
    'one Secret in two Gateways': {
      yaml: secure('one', 'credentialName: <|a|>') + secure('two', 'credentialName: <|a|>'),
    },
    'the same files': {
      yaml:
        secure('one', 'serverCertificate: <|/a|>, privateKey: /k') +
        secure('two', 'serverCertificate: <|/a|>, privateKey: /k'),
    },
    'a Gateway whose proxies are among the other ones': {
      yaml:
        secure('one', 'credentialName: <|a|>') + secure('two', 'credentialName: a', '{app: edge, zone: a}'),
    },
  },
});
