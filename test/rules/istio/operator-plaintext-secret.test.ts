import { operatorPlaintextSecret } from '../../../server/src/rules/istio/operator-plaintext-secret.ts';
import { ruleTest } from '../../support/rule-test.ts';

const operator = (values: string) => `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
spec:
  values:
    tracing:
${values}
`;

ruleTest(operatorPlaintextSecret, {
  valid: {
    'the name of a Secret': operator('      passwordSecret: tracing\n      secretName: tracing'),
    'a template': operator('      password: {{ .Values.password }}'),
    'a variable of another tool': operator('      password: ${TRACING_PASSWORD}'),
    'a placeholder': operator('      password: <password>\n      token: "***"'),
    'no value': operator('      password: ""\n      token:'),
    'a block of that name': operator('      token:\n        aud: istio-ca'),
    'a variable read from a Secret': operator(
      '      env:\n        - name: DB_PASSWORD\n          valueFrom: {}',
    ),
    'a resource of another kind': `apiVersion: v1
kind: ConfigMap
metadata:
  name: tracing
data:
  password: hunter2
`,
  },
  invalid: {
    'a password': {
      yaml: operator(
        '      password: <|hunter2|> # ours #! "password" holds a secret in the clear. Keep it in a Secret and refer to that.',
      ),
    },
    'a key deep in a list': { yaml: operator('      - auth:\n          apiKey: <|"0123456789"|>') },
    'a variable': {
      yaml: operator('      env:\n        - name: DB_PASSWORD\n          value: <|hunter2|>'),
    },
  },
});
