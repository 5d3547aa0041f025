import { serverTlsCertificates } from '../../../server/src/rules/istio/server-tls-certificates.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const gateway = (settings: string) => istioResource('Gateway', `servers: [{tls: {${settings}}}]`);

ruleTest(serverTlsCertificates, {
  valid: {
    'a Secret': gateway('mode: MUTUAL, credentialName: a'),
    files: gateway('mode: OPTIONAL_MUTUAL, serverCertificate: a, privateKey: b, caCertificates: c, caCrl: d'),
    'a list of files': gateway('mode: SIMPLE, tlsCertificates: [{serverCertificate: a, privateKey: b}]'),
    'a redirect': gateway('httpsRedirect: true'),
    'a name from a template': gateway("mode: SIMPLE, credentialName: '{{ .name }}'"),
    'a mode from a template': gateway("mode: '{{ .mode }}', credentialName: a"),
  },
  invalid: {
    nothing: { yaml: gateway('<|mode|>: SIMPLE') },
    'no CA in a Sidecar': {
      yaml: istioResource(
        'Sidecar',
        `ingress: [{tls: {<|mode|>: MUTUAL, serverCertificate: a, privateKey: b}}] #! The mode "MUTUAL" needs "caCertificates". Add it, or name a Secret in "credentialName".`,
      ),
    },
    'two sources': { yaml: gateway('mode: SIMPLE, credentialName: a, <|privateKey|>: b, <|caCrl|>: c') },
    'a Secret and files': {
      yaml: gateway(
        'mode: SIMPLE, credentialName: a, <|tlsCertificates|>: [{serverCertificate: a, privateKey: b}]',
      ),
    },
    'certificates for Istio': { yaml: gateway('mode: ISTIO_MUTUAL, <|credentialName|>: a') },
    'certificates that nobody uses': {
      yaml: gateway('<|credentialName|>: a'),
      fixed: gateway('credentialName: a, mode: SIMPLE'),
    },
    'half a certificate': { yaml: gateway('mode: SIMPLE, tlsCertificates: [{<|privateKey|>: b}]') },
  },
});
