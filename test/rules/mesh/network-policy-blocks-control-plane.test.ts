import { networkPolicyBlocksControlPlane } from '../../../server/src/rules/mesh/network-policy-blocks-control-plane.ts';
import { ruleTest } from '../../support/rule-test.ts';
import {
  AMBIENT,
  ciliumPolicyOf,
  filesOf,
  LINKERD,
  networkPolicyOf,
  SIDECAR,
  workloadOf,
} from './mesh-text.ts';

const LEDGER = '{to: [{podSelector: {matchLabels: {app: ledger}}}]}';
const egress = (rules: string, name?: string) =>
  networkPolicyOf(`  policyTypes: [Egress]\n  egress: [${rules}]\n`, name);
const toNamespace = (name: string, ports: string) =>
  `{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${name}}}}], ports: [${ports}]}`;
const CART = workloadOf('cart', SIDECAR);

ruleTest(networkPolicyBlocksControlPlane, {
  valid: {
    'istiod is allowed': filesOf(egress(`${LEDGER}, ${toNamespace('istio-system', '{port: 15012}')}`), CART),
    'by another policy': filesOf(egress(LEDGER), egress('{}', 'open'), CART),
    'a range of ports': filesOf(egress(toNamespace('istio-system', '{port: 15000, endPort: 15090}')), CART),
    'any namespace': filesOf(egress('{to: [{namespaceSelector: {}}]}'), CART),
    addresses: filesOf(egress('{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}'), CART),
    'no mesh': filesOf(egress(LEDGER), workloadOf('cart')),
    'ambient mode, where the node calls': filesOf(egress(LEDGER), workloadOf('cart', AMBIENT)),
    'ingress only': filesOf(networkPolicyOf('  ingress: []\n'), CART),
    'other Pods': filesOf(egress(LEDGER), workloadOf('web', SIDECAR)),
    'Cilium has a say': filesOf(
      egress(LEDGER),
      CART,
      ciliumPolicyOf('  egress: [{toEntities: [cluster]}]\n'),
    ),
    'Linkerd is allowed': filesOf(
      egress(toNamespace('linkerd', '{port: 8080}, {port: 8086}, {port: 8090}')),
      workloadOf('cart', '', LINKERD),
    ),
  },
  invalid: {
    'a list without istiod': {
      yaml: filesOf(
        egress(LEDGER).replace(
          'egress: [{to: [{podSelector: {matchLabels: {app: ledger}}}]}]',
          '<|egress|>: [{to: [{podSelector: {matchLabels: {app: ledger}}}]}] #! The egress rules of "cart" do not let its Istio proxy reach port 15012 of namespace "istio-system", so its Pods never become ready. Allow it.',
        ),
        CART,
      ),
      fixed: filesOf(
        egress(`${LEDGER}, ${toNamespace('istio-system', '{port: 15012, protocol: TCP}')}`),
        CART,
      ),
    },
    'a list in block style': {
      yaml: filesOf(
        networkPolicyOf(
          '  policyTypes: [Egress]\n  <|egress|>:\n    - to: # the books\n        - podSelector: {}\n',
        ),
        CART,
      ),
      fixed: filesOf(
        networkPolicyOf(`  policyTypes: [Egress]
  egress:
    - to: # the books
        - podSelector: {}
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: istio-system
      ports:
        - port: 15012
          protocol: TCP
`),
        CART,
      ),
    },
    'the wrong port': {
      yaml: filesOf(
        egress(toNamespace('istio-system', '{port: 15010}')).replace('\n  egress', '\n  <|egress|>'),
        CART,
      ),
      fixed: filesOf(
        egress(
          `${toNamespace('istio-system', '{port: 15010}')}, ${toNamespace('istio-system', '{port: 15012, protocol: TCP}')}`,
        ),
        CART,
      ),
    },
    'a denial of everything': {
      yaml: filesOf(networkPolicyOf('  <|policyTypes|>: [Egress]\n'), CART),
    },
    'one of the services of Linkerd': {
      yaml: filesOf(
        egress(toNamespace('linkerd', '{port: 8080}')).replace('\n  egress', '\n  <|egress|>'),
        workloadOf('cart', '', LINKERD),
      ),
      fixed: filesOf(
        egress(
          `${toNamespace('linkerd', '{port: 8080}')}, ${toNamespace('linkerd', '{port: 8080, protocol: TCP}, {port: 8086, protocol: TCP}')}`,
        ),
        workloadOf('cart', '', LINKERD),
      ),
    },
  },
});
