import { virtualServiceUnknownHost } from '../../../server/src/rules/istio/virtual-service-unknown-host.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { resource, service, serviceEntry, virtualService } from '../../support/istio-workspace.ts';

const route = (host: string) => virtualService('shop', `http: [{route: [{destination: {host: ${host}}}]}]`);

const OTHERS = service('shop', 'search') + service('shop', 'stock') + service('shop', 'orders');

ruleTest(virtualServiceUnknownHost, {
  valid: {
    'a Service of the namespace, by short name': route('cart') + service('shop', 'cart'),
    'a Service of another namespace, by full name':
      route('cart.other.svc.cluster.local') + service('other', 'cart'),
    'a Service of another namespace, by name and namespace': route('cart.other') + service('other', 'cart'),
    'another cluster domain': route('cart.shop.svc.corp.internal') + service('shop', 'cart'),
    'a ServiceEntry': route('api.example.com') + serviceEntry('shop', 'api.example.com'),
    'a wildcard ServiceEntry': route('api.example.com') + serviceEntry('shop', '"*.example.com"'),
    'nothing is known of that namespace': route('cart.other.svc.cluster.local') + service('shop', 'cart'),
    'two others of that namespace are known':
      route('cart') + service('shop', 'search') + service('shop', 'search-external'),
    'a chart fills that namespace':
      route('cart') +
      OTHERS +
      resource('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'shop', 'cart', 'chart: {}'),
    'nothing is known at all': route('cart'),
    'a Service whose name a template fills in':
      route('cart') + service('shop', 'other') + service('shop', '"{{ .Release.Name }}"'),
    'a Service of another cluster': {
      yaml: route('cart.shop.svc.clusterset.local') + service('shop', 'other'),
      settings: { workspace: 'closed' },
    },
    'a ServiceEntry whose host a template fills in':
      route('api.example.com') + serviceEntry('shop', '"{{ .host }}"') + service('shop', 'cart'),
    'the host is a template': route('"{{ .Values.host }}"') + service('shop', 'cart'),
  },
  invalid: {
    'a slip of the pen': {
      yaml: route('<|cartt|>') + service('shop', 'cart'),
      fixed: route('cart') + service('shop', 'cart'),
    },
    'a Service that lives in another namespace': {
      yaml: route('<|cart|>') + OTHERS + service('other', 'cart'),
      fixed: route('cart.other.svc.cluster.local') + OTHERS + service('other', 'cart'),
    },
    'a mirror': {
      yaml:
        virtualService(
          'shop',
          'http: [{route: [{destination: {host: cart}}], mirror: {host: <|nowhere|>}}]',
        ) +
        service('shop', 'cart') +
        OTHERS,
    },
    'a Service that is not exported': {
      yaml:
        route('<|cart.other.svc.cluster.local|>') +
        service('other', 'cart').replace(
          'spec:',
          '  annotations: {networking.istio.io/exportTo: "."}\nspec:',
        ),
    },
    'a Service that the followers of the routes do not see': {
      yaml:
        virtualService('shop', 'exportTo: [web]\nhttp: [{route: [{destination: {host: <|cart|>}}]}]') +
        service('shop', 'cart').replace('spec:', '  annotations: {networking.istio.io/exportTo: "."}\nspec:'),
    },
    'a closed world': { yaml: route('<|api.example.com|>'), settings: { workspace: 'closed' } },
  },
});
