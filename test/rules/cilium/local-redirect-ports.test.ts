import { localRedirectPorts } from '../../../server/src/rules/cilium/local-redirect-ports.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const policy = (from: string, to: string) =>
  ciliumResourceOf(
    'CiliumLocalRedirectPolicy',
    `  redirectFrontend: {addressMatcher: {ip: 192.0.2.1, toPorts: [${from}]}}
  redirectBackend: {toPorts: [${to}]}
`,
  );
const UDP = '{port: "53", protocol: UDP, name: dns}';
const TCP = '{port: "53", protocol: TCP, name: dns-tcp}';

ruleTest(localRedirectPorts, {
  valid: {
    'one port without a name': policy('{port: "80", protocol: TCP}', '{port: "8080", protocol: TCP}'),
    'two named ports in another order': policy(`${UDP}, ${TCP}`, `${TCP}, ${UDP}`),
    'names in another case': policy(`${UDP}, ${TCP}`, `${TCP}, ${UDP.replace('dns', 'DNS')}`),
    'a Service decides the names': ciliumResourceOf(
      'CiliumLocalRedirectPolicy',
      `  redirectFrontend: {serviceMatcher: {serviceName: dns, namespace: shop}}\n  redirectBackend: {toPorts: [${UDP}]}\n`,
    ),
  },
  invalid: {
    'another protocol': {
      yaml: policy('{port: "80", protocol: TCP}', '{port: "8080", protocol: <|UDP|>}')
        .replace(']}\n', ']}\n')
        .replace(
          '|>}]}\n',
          '|>}]} #! "UDP" is another protocol than the frontend\'s "TCP", and Cilium drops the policy. Write "TCP".\n',
        ),
    },
    'no names': {
      yaml: policy(`${UDP}, ${TCP}`, '{port: <|"53"|>, protocol: UDP}, {port: <|"53"|>, protocol: TCP}'),
    },
    'a name on one side only': {
      yaml: policy(`{port: "53", protocol: UDP, name: <|domain|>}, ${TCP}`, `${UDP}, ${TCP}`),
    },
  },
});
