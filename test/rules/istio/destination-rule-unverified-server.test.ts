import { destinationRuleUnverifiedServer } from '../../../server/src/rules/istio/destination-rule-unverified-server.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(destinationRuleUnverifiedServer, {
  valid: {
    'a CA': istioResource('DestinationRule', `trafficPolicy: {tls: {mode: SIMPLE, caCertificates: a}}`),
    'a Secret that selected proxies fetch': istioResource(
      'DestinationRule',
      `
workloadSelector: {matchLabels: {a: b}}
trafficPolicy: {tls: {mode: MUTUAL, credentialName: a}}`,
    ),
    'Istio itself': istioResource('DestinationRule', `trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}`),
    'a server of the internet': istioResource(
      'DestinationRule',
      `
host: api.example.com
trafficPolicy: {portLevelSettings: [{port: {number: 443}, tls: {mode: SIMPLE}}]}`,
    ),
    'a subset': istioResource(
      'DestinationRule',
      `subsets: [{name: a, trafficPolicy: {tls: {mode: SIMPLE}}}]`,
    ),
  },
  invalid: {
    'a server of the internet that is not verified': {
      yaml: istioResource(
        'DestinationRule',
        `
host: www.example.co.uk
trafficPolicy: {tls: {<|mode|>: SIMPLE, insecureSkipVerify: true}}`,
      ),
    },
    'a private server': {
      yaml: istioResource(
        'DestinationRule',
        `\nhost: db.prod.internal\ntrafficPolicy: {tls: {<|mode|>: SIMPLE}}`,
      ),
    },
    'for all ports and one': {
      yaml: istioResource(
        'DestinationRule',
        `
trafficPolicy:
  tls: {<|mode|>: SIMPLE, credentialName: a} #! With "mode: SIMPLE" and no "caCertificates", the server is checked against public CAs only. Name its CA if it is a private one.
  portLevelSettings: [{port: {number: 443}, tls: {<|mode|>: SIMPLE, insecureSkipVerify: true}}]`,
      ),
    },
  },
});
