import { virtualServiceIneffectiveAtIngress } from '../../../server/src/rules/istio/virtual-service-ineffective-at-ingress.ts';
import { virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const atGateway = (destination: string) =>
  virtualService(
    'shop',
    `hosts: [shop.example.com]\ngateways: [public]\nhttp: [{route: [{destination: ${destination}}]}]`,
    'outside',
  );
const inMesh = (destination: string, more = '') =>
  virtualService(
    'shop',
    `hosts: [cart]\nhttp: [{route: [{destination: ${destination}}]}]\n${more}`,
    'inside',
  );

ruleTest(virtualServiceIneffectiveAtIngress, {
  valid: {
    'the gateway routes to a subset itself':
      atGateway('{host: cart, subset: v1}') + inMesh('{host: cart, subset: v1}'),
    'no subsets in the mesh': atGateway('{host: cart}') + inMesh('{host: cart}'),
    'subsets of another host': atGateway('{host: search}') + inMesh('{host: cart, subset: v1}'),
    'the other is bound to a gateway too':
      atGateway('{host: cart}') + inMesh('{host: cart, subset: v1}', 'gateways: [inner]'),
  },
  invalid: {
    'a split that holds in the mesh only': {
      yaml: atGateway('{host: <|cart.shop.svc.cluster.local|>}') + inMesh('{host: cart, subset: v1}'),
    },
  },
});
