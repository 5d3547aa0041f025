import { l7PolicyOnMutualTls } from '../../../server/src/rules/mesh/l7-policy-on-mutual-tls.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { AMBIENT, ciliumPolicyOf, filesOf, LINKERD, SIDECAR, workloadOf } from './mesh-text.ts';

const HTTP = 'toPorts: [{ports: [{port: "8080", protocol: TCP}], rules: {http: [{method: GET}]}}]';
const MARKED = HTTP.replace('http', '<|http|>');
const ingress = (rules: string, peers = '') => ciliumPolicyOf(`  ingress: [{${peers}${rules}}]\n`);
const egress = (rules: string) =>
  ciliumPolicyOf(`  egress: [{toEndpoints: [{matchLabels: {app: ledger}}], ${rules}}]\n`);
const PLAIN = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: plain, namespace: shop}
spec: {mtls: {mode: DISABLE}}
`;

ruleTest(l7PolicyOnMutualTls, {
  valid: {
    'no mesh': filesOf(ingress(HTTP), workloadOf('cart')),
    'ports alone': filesOf(
      ciliumPolicyOf('  ingress: [{toPorts: [{ports: [{port: "8080"}]}]}]\n'),
      workloadOf('cart', SIDECAR),
    ),
    'a port that the proxy leaves alone': filesOf(
      ingress(HTTP),
      workloadOf('cart', '', `${LINKERD}, config.linkerd.io/skip-inbound-ports: "8000-9000"`),
    ),
    'mutual TLS is switched off': filesOf(ingress(HTTP), workloadOf('cart', SIDECAR), PLAIN),
    'clients that are in no mesh': filesOf(
      ingress(HTTP, 'fromEndpoints: [{matchLabels: {app: web}}], '),
      workloadOf('cart', SIDECAR),
      workloadOf('web'),
    ),
    'to a server that is in no mesh': filesOf(
      egress(HTTP),
      workloadOf('cart', SIDECAR),
      workloadOf('ledger'),
    ),
    'to a server of another mesh': filesOf(
      egress(HTTP),
      workloadOf('cart', SIDECAR),
      workloadOf('ledger', '', LINKERD),
    ),
  },
  invalid: {
    'a sidecar': {
      yaml: filesOf(
        ingress(MARKED).replace(
          '}]\n',
          '}] #! "http" rules see nothing here: Istio sidecar encrypts the connections to "cart" between its proxies, and Cilium drops what it cannot read. Use a policy of the mesh, or leave the ports to L4 rules.\n',
        ),
        workloadOf('cart', SIDECAR),
      ),
    },
    'a client of the same mesh, in ambient mode': {
      yaml: filesOf(
        ingress(MARKED, 'fromEndpoints: [{matchLabels: {app: web}}], '),
        workloadOf('cart', SIDECAR),
        workloadOf('web', AMBIENT),
      ),
    },
    'on the way out': {
      yaml: filesOf(egress(MARKED), workloadOf('cart', '', LINKERD), workloadOf('ledger', '', LINKERD)),
    },
  },
});
