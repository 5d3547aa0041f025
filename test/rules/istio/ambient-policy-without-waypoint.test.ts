import { ambientPolicyWithoutWaypoint } from '../../../server/src/rules/istio/ambient-policy-without-waypoint.ts';
import { deployment, namespace, policy, resource, service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const AMBIENT = namespace('shop', '{istio.io/dataplane-mode: ambient}');
const ENROLLED = namespace('shop', '{istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint}');
const rules = (to: string, more = '') =>
  policy('AuthorizationPolicy', 'shop', 'cart', `${more}rules: [{to: [{operation: {${to}}}]}]`);
const CART = 'targetRefs: [{kind: Service, name: cart}]\n';
const labelled = (label: string) =>
  service('shop', 'cart').replace('\nspec:', `\n  labels: {istio.io/use-waypoint: ${label}}\nspec:`);

ruleTest(ambientPolicyWithoutWaypoint, {
  valid: {
    'the namespace is enrolled': rules('methods: [GET]') + ENROLLED,
    'the Service is enrolled': rules('methods: [GET]', CART) + AMBIENT + labelled('waypoint'),
    'the ServiceEntry is enrolled':
      rules('methods: [GET]', 'targetRefs: [{kind: ServiceEntry, group: networking.istio.io, name: out}]\n') +
      AMBIENT +
      resource('networking.istio.io/v1', 'ServiceEntry', 'shop', 'out', 'hosts: [example.com]').replace(
        'name: out',
        'name: out\n  labels: {istio.io/use-waypoint: egress}',
      ),
    'a Service that is not among the files': rules('methods: [GET]', CART) + AMBIENT,
    'only connections are judged': rules('ports: ["80"]') + AMBIENT,
    'a namespace with sidecars': rules('methods: [GET]') + namespace('shop', '{istio-injection: enabled}'),
    'a policy for a Gateway':
      rules('methods: [GET]', 'targetRefs: [{kind: Gateway, name: waypoint}]\n') + AMBIENT,
    'the Pods are enrolled':
      rules('methods: [GET]', 'selector: {matchLabels: {app: cart}}\n') +
      AMBIENT +
      deployment('shop', 'cart', '{app: cart, istio.io/use-waypoint: waypoint}'),
  },
  invalid: {
    'nothing is enrolled': {
      yaml: rules('<|methods|>: [GET]') + AMBIENT,
      fixed:
        rules('methods: [GET]') +
        namespace('shop', '{istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint}'),
    },
    'the waypoint has another name': {
      yaml:
        policy('RequestAuthentication', 'shop', 'jwt', '<|jwtRules|>: [{issuer: a}]') +
        AMBIENT +
        resource(
          'gateway.networking.k8s.io/v1',
          'Gateway',
          'shop',
          'edge',
          'gatewayClassName: istio-waypoint',
        ),
      fixed:
        policy('RequestAuthentication', 'shop', 'jwt', 'jwtRules: [{issuer: a}]') +
        namespace('shop', '{istio.io/dataplane-mode: ambient, istio.io/use-waypoint: edge}') +
        resource(
          'gateway.networking.k8s.io/v1',
          'Gateway',
          'shop',
          'edge',
          'gatewayClassName: istio-waypoint',
        ),
    },
    'a Service that opts out': { yaml: rules('<|methods|>: [GET]', CART) + ENROLLED + labelled('none') },
  },
});
