import { localRedirectNamespace } from '../../../server/src/rules/cilium/local-redirect-namespace.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const policy = (namespace: string) =>
  ciliumResourceOf(
    'CiliumLocalRedirectPolicy',
    `  redirectFrontend: {serviceMatcher: {serviceName: dns, namespace: ${namespace}}}\n`,
  );

ruleTest(localRedirectNamespace, {
  valid: {
    'its own': policy('shop'),
    'a policy whose namespace another tool sets': policy('web').replace('  namespace: shop\n', ''),
    'a template': policy('{{ .Values.namespace }}'),
  },
  invalid: {
    another: {
      yaml: policy('<|web|>').replace(
        '}}\n',
        '}} #! "web" is another namespace than the policy\'s own, "shop", and Cilium drops the policy. Put the policy beside the Service.\n',
      ),
      fixed: policy('web').replace('namespace: shop', 'namespace: web'),
    },
  },
});
