import { virtualServiceUnknownGateway } from '../../../server/src/rules/istio/virtual-service-unknown-gateway.ts';
import { gateway, resource, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const bound = (...names: string[]) => virtualService('shop', `gateways: [${names.join(', ')}]\nhttp: []`);
const PUBLIC = gateway('shop', 'public', 'servers: []');

ruleTest(virtualServiceUnknownGateway, {
  valid: {
    'of the own namespace': bound('public') + PUBLIC,
    'of another namespace': bound('ingress/public') + gateway('ingress', 'public', 'servers: []'),
    'the sidecars': bound('mesh', 'public') + PUBLIC,
    'the old dotted form': bound('public.shop.svc.cluster.local') + PUBLIC,
    'of the Gateway API':
      bound('api') +
      PUBLIC +
      resource('gateway.networking.k8s.io/v1', 'Gateway', 'shop', 'api', 'listeners: []'),
    'no Gateway of that namespace is known': bound('ingress/public') + PUBLIC,
    'a Gateway whose name a template fills in':
      bound('public') + gateway('shop', '"{{ .name }}"', 'servers: []'),
    'the reference is a template': bound('"{{ .name }}"') + PUBLIC,
  },
  invalid: {
    'a slip of the pen': { yaml: bound('<|pubilc|>') + PUBLIC, fixed: bound('public') + PUBLIC },
    'a Gateway of another namespace': {
      yaml: bound('<|edge|>') + PUBLIC + gateway('ingress', 'edge', 'servers: []'),
      fixed: bound('ingress/edge') + PUBLIC + gateway('ingress', 'edge', 'servers: []'),
    },
    'in a match': {
      yaml:
        virtualService('shop', 'gateways: [public]\nhttp: [{match: [{gateways: [<|shop/publik|>]}]}]') +
        PUBLIC,
      fixed:
        virtualService('shop', 'gateways: [public]\nhttp: [{match: [{gateways: [shop/public]}]}]') + PUBLIC,
    },
    'a closed world': { yaml: bound('<|nowhere|>'), settings: { workspace: 'closed' } },
  },
});
