import { gatewayPortProtocol } from '../../../server/src/rules/istio/gateway-port-protocol.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const server = (number: string, protocol: string) =>
  istioResource('Gateway', `servers: [{port: {number: ${number}, name: a, protocol: ${protocol}}}]`);

ruleTest(gatewayPortProtocol, {
  valid: {
    HTTPS: server('443', 'HTTPS'),
    TCP: server('443', 'TCP'),
    'another port': server('8080', 'HTTP'),
    'a protocol from a template': server('443', "'{{ .protocol }}'"),
  },
  invalid: {
    'HTTP on 443': { yaml: server('443', '<|HTTP|>') },
    'TLS on 80': { yaml: server('80', '<|TLS|>') },
  },
});
