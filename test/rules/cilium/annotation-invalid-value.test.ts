import { annotationInvalidValue } from '../../../server/src/rules/cilium/annotation-invalid-value.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { deploymentOf, serviceOf } from './policy-text.ts';

const service = (annotation: string) => serviceOf(`  annotations:\n    ${annotation}\n`);
const pod = (annotation: string) =>
  deploymentOf('cart').replace(
    '    metadata:\n',
    `    metadata:\n      annotations:\n        ${annotation}\n`,
  );

ruleTest(annotationInvalidValue, {
  valid: {
    'words in any case': service('service.cilium.io/global: "TRUE"'),
    false: service('service.cilium.io/shared: "false"'),
    'an algorithm': service('service.cilium.io/lb-algorithm: maglev'),
    'addresses with blanks': service('lbipam.cilium.io/ips: "192.0.2.1, fd00::1"'),
    'a port': pod('policy.cilium.io/no-track-port: "53"'),
    'ports with protocols': pod('network.cilium.io/no-track-host-ports: "999/tcp,8123/udp"'),
    'a boolean of Go': pod('config.cilium.io/disable-source-ip-verification: "1"'),
    'any text will do': service('lbipam.cilium.io/sharing-key: "a b"'),
    'a template': service('service.cilium.io/affinity: "{{ .Values.affinity }}"'),
  },
  invalid: {
    yes: {
      yaml: service(
        'service.cilium.io/global: <|"yes"|> #! "yes" counts as false: only the word "true" turns it on. Correct the value of "service.cilium.io/global".',
      ),
      fixed: service('service.cilium.io/global: "true"'),
    },
    'no quotes': {
      yaml: service('service.cilium.io/global: <|true|>'),
      fixed: service('service.cilium.io/global: "true"'),
    },
    'a misspelled word, under an old name': {
      yaml: service('io.cilium/service-affinity: <|locals|>'),
      fixed: service('io.cilium/service-affinity: local'),
    },
    'half of a word': {
      yaml: service('service.cilium.io/proxy-delegation: <|local|>'),
      fixed: service('service.cilium.io/proxy-delegation: delegate-if-local'),
    },
    'an address that is none': {
      yaml: service(
        'lbipam.cilium.io/ips: <|"192.0.2.1,192.0.2.300"|> #! "192.0.2.1,192.0.2.300" holds "192.0.2.300", which is no IP address. Correct the value of "lbipam.cilium.io/ips".',
      ),
    },
    'a blank in a list that is not trimmed': {
      yaml: service('lbipam.cilium.io/sharing-cross-namespace: <|"a, b"|>'),
      fixed: service('lbipam.cilium.io/sharing-cross-namespace: "a,b"'),
    },
    'two ports': { yaml: pod('policy.cilium.io/no-track-port: <|"53,54"|>') },
    'ports without protocols': { yaml: pod('network.cilium.io/no-track-host-ports: <|"999"|>') },
    'no boolean of Go': {
      yaml: pod('config.cilium.io/disable-source-ip-verification: <|"yes"|>'),
      fixed: pod('config.cilium.io/disable-source-ip-verification: "true"'),
    },
    'no MAC address': { yaml: pod('cni.cilium.io/mac-address: <|"random"|>') },
  },
});
