import { namespaceDefaultDuplicate } from '../../../server/src/rules/istio/namespace-default-duplicate.ts';
import { namespace, policy, resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const peers = (name: string, body = 'mtls: {mode: STRICT}', where = 'shop') =>
  policy('PeerAuthentication', where, name, body);
const telemetry = (name: string, body: string) =>
  resource('telemetry.istio.io/v1', 'Telemetry', 'shop', name, body);
const sidecar = (name: string) => resource('networking.istio.io/v1', 'Sidecar', 'shop', name, 'egress: []');

ruleTest(namespaceDefaultDuplicate, {
  valid: {
    'one default': peers('one') + peers('two', 'selector: {matchLabels: {app: cart}}'),
    'two namespaces': peers('one') + peers('two', undefined, 'other'),
    'two versions of one resource': peers('one') + peers('one'),
    'attached to targets':
      telemetry('one', 'tracing: []') + telemetry('two', 'targetRefs: [{kind: Service, name: cart}]'),
    'a selector from a template': peers('one') + peers('two', 'selector: {{ .selector }}'),
    'Sidecars in ambient mode':
      sidecar('one') + sidecar('two') + namespace('shop', '{istio.io/dataplane-mode: ambient}'),
  },
  invalid: {
    'two PeerAuthentications': { yaml: peers('<|one|>') + peers('<|two|>') },
    'an empty selector': {
      yaml: telemetry('<|one|>', 'tracing: []') + telemetry('<|two|>', 'selector: {matchLabels: {}}'),
    },
    'two Sidecars': { yaml: sidecar('<|one|>') + sidecar('<|two|>') },
  },
});
