import { meshNetworksUnknownRegistry } from '../../../server/src/rules/istio/mesh-networks-unknown-registry.ts';
import { ruleTest } from '../../support/rule-test.ts';

const networks = (registry: string, key = 'meshNetworks') =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: istio\n  namespace: istio-system\ndata:\n  ${key}: |\n` +
  `    networks: {east: {endpoints: [{fromRegistry: ${registry}}]}}\n`;
const secret = (cluster: string, label = 'istio/multiCluster') =>
  `---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: remote\n  namespace: istio-system\n  labels: {${label}: "true"}\nstringData: {${cluster}: a}\n`;
const closed = { workspace: 'closed' } as const;

ruleTest(meshNetworksUnknownRegistry, {
  valid: {
    'a cluster with a Secret': { yaml: networks('east') + secret('east'), settings: closed },
    'the own cluster': { yaml: networks('Kubernetes'), settings: closed },
    'Secrets are kept elsewhere': networks('east'),
    'Secrets of other clusters are made by hand': networks('east') + secret('west'),
    'a broken text': { yaml: networks('[{'), settings: closed },
  },
  invalid: {
    'a cluster without a Secret': {
      yaml: networks('east', '<|meshNetworks|>') + secret('west'),
      settings: closed,
    },
    'a Secret for something else': {
      yaml: networks('east', '<|meshNetworks|>') + secret('east', 'app'),
      settings: closed,
    },
  },
});
