import { peerAuthenticationContradictsDestinationRule } from '../../../server/src/rules/istio/peer-authentication-contradicts-destination-rule.ts';
import { destinationRule, meshConfig, policy } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const servers = (where: string, mode: string, more = '') =>
  policy('PeerAuthentication', where, 'default', `${more}mtls: {mode: ${mode}}`);
const clients = (host: string, mode: string) =>
  destinationRule('shop', host, `trafficPolicy: {tls: {mode: ${mode}}}`, host.replaceAll(/\W/g, ''));
const SHOP = '"*.shop.svc.cluster.local"';
const MANUAL = meshConfig('enableAutoMtls: false');

ruleTest(peerAuthenticationContradictsDestinationRule, {
  valid: {
    'both speak it': servers('shop', 'STRICT') + clients(SHOP, 'ISTIO_MUTUAL'),
    'neither speaks it': servers('shop', 'DISABLE') + clients(SHOP, 'DISABLE'),
    'clients of one host': servers('shop', 'DISABLE') + clients('cart', 'ISTIO_MUTUAL'),
    'servers of one workload':
      servers('shop', 'DISABLE', 'selector: {matchLabels: {app: cart}}\n') + clients(SHOP, 'ISTIO_MUTUAL'),
    'the namespace is an exception of the mesh':
      servers('shop', 'DISABLE') + clients('"*.local"', 'ISTIO_MUTUAL') + clients(SHOP, 'DISABLE'),
    'it is automatic': servers('shop', 'STRICT'),
    'clients are told by hand': MANUAL + servers('shop', 'STRICT') + clients('"*.local"', 'ISTIO_MUTUAL'),
  },
  invalid: {
    'a namespace': { yaml: servers('shop', '<|DISABLE|>') + clients(SHOP, 'ISTIO_MUTUAL') },
    'a namespace of a mesh that speaks it': {
      yaml: servers('shop', '<|DISABLE|>') + clients('"*.local"', 'MUTUAL'),
    },
    'the mesh': { yaml: servers('istio-system', '<|DISABLE|>') + clients('"*.local"', 'ISTIO_MUTUAL') },
    'nobody tells the clients of a namespace': { yaml: MANUAL + servers('shop', '<|STRICT|>') },
    'nobody tells the clients of the mesh': {
      yaml: MANUAL + servers('istio-system', '<|STRICT|>') + clients(SHOP, 'ISTIO_MUTUAL'),
    },
  },
});
