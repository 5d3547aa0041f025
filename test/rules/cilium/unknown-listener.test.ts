import { unknownListener } from '../../../server/src/rules/cilium/unknown-listener.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf, policyOf } from './policy-text.ts';

const policy = (listener: string) =>
  policyOf(`  egress: [{toPorts: [{ports: [{port: "80"}], listener: ${listener}}]}]\n`);
const config = (services = '[]', kind = 'CiliumEnvoyConfig') =>
  ciliumResourceOf(
    kind,
    `  services: ${services}
  resources:
    - "@type": type.googleapis.com/envoy.config.listener.v3.Listener
      name: audit
`,
  );

ruleTest(unknownListener, {
  valid: {
    'a listener of the namespace': `${policy('{name: audit, envoyConfig: {name: blue}}')}---\n${config()}`,
    'a clusterwide one': `${policy('{name: audit, envoyConfig: {name: blue, kind: CiliumClusterwideEnvoyConfig}}')}---\n${config('[]', 'CiliumClusterwideEnvoyConfig')}`,
    'nothing is known': policy('{name: audit, envoyConfig: {name: blue}}'),
    'a listener of its own': config('[{name: a, listener: audit}]'),
    'resources that cannot be read': config('[{name: a, listener: other}]').replace(
      'name: audit',
      'name: {{ .name }}',
    ),
  },
  invalid: {
    'another name of the configuration': {
      yaml: `${policy('{name: audit, envoyConfig: {name: <|blu|>}}').replace(
        '}}]}]\n',
        '}}]}] #! CiliumEnvoyConfig "blu" does not exist, and the traffic is dropped. Correct the name, or add it.\n',
      )}---\n${config()}`,
      fixed: `${policy('{name: audit, envoyConfig: {name: blue}}')}---\n${config()}`,
    },
    'another name of the listener': {
      yaml: `${policy('{name: <|audits|>, envoyConfig: {name: blue}}').replace(
        '}}]}]\n',
        '}}]}] #! CiliumEnvoyConfig "blue" has no listener "audits". Correct the name, or add a Listener to its "resources".\n',
      )}---\n${config()}`,
      fixed: `${policy('{name: audit, envoyConfig: {name: blue}}')}---\n${config()}`,
    },
    'of its own': { yaml: config('[{name: a, listener: <|http|>}]') },
    'in a closed workspace': {
      yaml: policy('{name: audit, envoyConfig: {name: <|blue|>}}'),
      settings: { workspace: 'closed' },
    },
  },
});
