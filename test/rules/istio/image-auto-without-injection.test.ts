import { imageAutoWithoutInjection } from '../../../server/src/rules/istio/image-auto-without-injection.ts';
import { deployment, namespace } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const proxy = (labels: string, image = 'auto') =>
  deployment('shop', 'edge', labels).replace(
    '{name: app, image: app}',
    `{name: istio-proxy, image: ${image}}`,
  );
const webhook = (selector: string) =>
  `---\napiVersion: admissionregistration.k8s.io/v1\nkind: MutatingWebhookConfiguration\nmetadata:\n  name: istio-sidecar-injector\nwebhooks:\n  - name: a\n    namespaceSelector: ${selector}\n`;
const PLAIN = namespace('shop', '{team: a}');

ruleTest(imageAutoWithoutInjection, {
  valid: {
    'the namespace asks for it': proxy('{app: edge}') + namespace('shop', '{istio-injection: enabled}'),
    'the Pods ask for it': proxy('{app: edge, sidecar.istio.io/inject: "true"}') + PLAIN,
    'a revision': proxy('{app: edge}') + namespace('shop', '{istio.io/rev: stable}'),
    'a real image': proxy('{app: edge}', 'istio/proxyv2') + PLAIN,
    'the namespace is not known': proxy('{app: edge}'),
    'a webhook takes the namespace': proxy('{app: edge}') + PLAIN + webhook('{matchLabels: {team: a}}'),
  },
  invalid: {
    'nobody asks for it': {
      yaml: proxy('{app: edge}', '<|auto|>') + PLAIN,
      fixed: proxy("{app: edge, sidecar.istio.io/inject: 'true'}") + PLAIN,
    },
    'no webhook takes the namespace': {
      yaml: proxy('{}', '<|auto|>') + PLAIN + webhook('{matchLabels: {team: b}}'),
    },
  },
});
