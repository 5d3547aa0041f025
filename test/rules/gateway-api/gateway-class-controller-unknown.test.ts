import { gatewayClassControllerUnknown } from '../../../server/src/rules/gateway-api/gateway-class-controller-unknown.ts';
import { ruleTest } from '../../support/rule-test.ts';

const gatewayClass = (controller: string) =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata: {name: mesh}\nspec: {controllerName: ${controller}}\n`;

ruleTest(gatewayClassControllerUnknown, {
  valid: {
    'the controller of Istio': gatewayClass('istio.io/gateway-controller'),
    'a controller of others': gatewayClass('example.com/gateways'),
  },
  invalid: {
    'a slip of the pen': {
      yaml: gatewayClass('<|io.cilium/gateway-controler|>'),
      fixed: gatewayClass('io.cilium/gateway-controller'),
    },
  },
});
