import { virtualServiceConflictingHost } from '../../../server/src/rules/istio/virtual-service-conflicting-host.ts';
import { gateway, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const routes = (host: string, name: string, more = '', namespace = 'shop') =>
  virtualService(namespace, `hosts: [${host}]\nhttp: []\n${more}`, name);

ruleTest(virtualServiceConflictingHost, {
  valid: {
    'two hosts': routes('cart', 'one') + routes('search', 'two'),
    'one short name in two namespaces': routes('cart', 'one') + routes('cart', 'two', '', 'other'),
    'two versions of one resource': routes('cart', 'one') + routes('cart', 'one'),
    'the mesh and a gateway': routes('cart', 'one') + routes('cart', 'two', 'gateways: [public]'),
    'exported to different namespaces':
      routes('a.example.com', 'one', 'exportTo: ["."]') + routes('a.example.com', 'two', 'exportTo: [other]'),
    'gateways of one name in two namespaces':
      routes('a.example.com', 'one', 'gateways: [public]') +
      gateway('shop', 'public', 'servers: []') +
      routes('a.example.com', 'two', 'gateways: [public]', 'other') +
      gateway('other', 'public', 'servers: []'),
  },
  invalid: {
    'short and full name': {
      yaml:
        routes('<|cart|>', 'one').replace(
          '\n  http',
          ' #! VirtualService "shop/two" has routes for host "cart" too. Istio uses only the oldest of them. Keep them in one VirtualService.\n  http',
        ) + routes('<|cart.shop.svc.cluster.local|>', 'two'),
    },
    'at one gateway': {
      yaml:
        routes('<|a.example.com|>', 'one', 'gateways: [infra/public]') +
        routes('<|a.example.com|>', 'two', 'gateways: [infra/public]', 'other'),
    },
    'a wildcard and a host that it covers': {
      yaml: routes('<|cart|>', 'one') + routes('<|"*.shop.svc.cluster.local"|>', 'two'),
    },
    'both exported to one namespace': {
      yaml:
        routes('<|a.example.com|>', 'one', 'exportTo: [other]') +
        routes('<|a.example.com|>', 'two', 'exportTo: ["."]', 'other'),
    },
  },
});
