import { serverTlsVersions } from '../../../server/src/rules/istio/server-tls-versions.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const settings = (text: string) => istioResource('Gateway', `servers: [{tls: {${text}}}]`);

ruleTest(serverTlsVersions, {
  valid: {
    'versions in order': settings('minProtocolVersion: TLSV1_2, maxProtocolVersion: TLSV1_3'),
    'old versions with suites': settings('minProtocolVersion: TLSV1_0, cipherSuites: [AES128-SHA]'),
    'suites from a template': settings("cipherSuites: ['{{ .suite }}']"),
  },
  invalid: {
    'old versions': { yaml: settings('<|minProtocolVersion|>: TLSV1_1') },
    'versions out of order': {
      yaml: settings('minProtocolVersion: TLSV1_3, <|maxProtocolVersion|>: TLSV1_2'),
    },
    suites: {
      yaml: settings('cipherSuites: [AES128-SHA, <|AES128-SHA|>, <|ECDHE-RSA-AES256-SHA1|>]'),
      fixed: settings('cipherSuites: [AES128-SHA, ECDHE-RSA-AES256-SHA]'),
    },
    'an unknown suite': { yaml: settings('cipherSuites: [<|none-of-these|>]') },
  },
});
