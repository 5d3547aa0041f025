import { listenerSetNotAllowed } from '../../../server/src/rules/gateway-api/listener-set-not-allowed.ts';
import { apiGateway } from '../../support/gateway-workspace.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const set = (namespace: string, parent = 'public') =>
  resource(
    'gateway.networking.k8s.io/v1',
    'ListenerSet',
    namespace,
    'more',
    `parentRef: {name: ${parent}, namespace: shop}\nlisteners: [{name: a, port: 80, protocol: HTTP}]`,
  );
const gateway = (more: string) =>
  apiGateway('shop', 'public', '{name: http, port: 8080, protocol: HTTP}', more);

ruleTest(listenerSetNotAllowed, {
  valid: {
    'the same namespace': set('shop') + gateway('allowedListeners: {namespaces: {from: Same}}'),
    'all namespaces': set('other') + gateway('allowedListeners: {namespaces: {from: All}}'),
    'a namespace whose labels are not known':
      set('other') +
      gateway('allowedListeners: {namespaces: {from: Selector, selector: {matchLabels: {team: a}}}}'),
    'a Gateway of another repository': set('shop'),
  },
  invalid: {
    'none allowed': {
      yaml: set('shop', '<|public|>') + gateway(''),
      fixed: set('shop') + gateway('allowedListeners:\n  namespaces:\n    from: Same'),
    },
    'only those of its own namespace': {
      yaml: set('other', '<|public|>') + gateway('allowedListeners: {namespaces: {from: Same}}'),
      fixed: set('other') + gateway('allowedListeners: {namespaces: {from: All}}'),
    },
    'a Gateway that does not exist': {
      yaml: set('shop', '<|publik|>') + gateway('allowedListeners: {namespaces: {from: All}}'),
      fixed: set('shop') + gateway('allowedListeners: {namespaces: {from: All}}'),
    },
  },
});
