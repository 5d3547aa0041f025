import { gatewayInvalidServer } from '../../../server/src/rules/istio/gateway-invalid-server.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(gatewayInvalidServer, {
  valid: {
    'ports and a socket': istioResource(
      'Gateway',
      `
servers:
  - {port: {number: 80, name: a, protocol: http}, hosts: ['*']}
  - {port: {number: 0, name: b, protocol: GRPC-WEB}, bind: 'unix://@x', hosts: ['*']}`,
    ),
    'values from a template': istioResource(
      'Gateway',
      `servers: [{port: {number: '{{ .n }}', name: '{{ .x }}', protocol: '{{ .p }}'}}]`,
    ),
    'servers from a template': istioResource('Gateway', `servers: '{{ .servers }}'`),
  },
  invalid: {
    'no servers, and a dotted name': {
      yaml: istioResource('Gateway', `<|servers|>: []`).replace('name: sample', 'name: <|a.b|>'),
    },
    ports: {
      yaml: istioResource(
        'Gateway',
        `
servers:
  - {port: {number: <|0|>, name: <|''|>, protocol: TCP}}
  - {port: {number: 1, name: a, protocol: TCP}, bind: <|"unix://a"|>}
  - {port: {number: 2, name: <|a|>, protocol: TCP}}`.replace('number: 1,', 'number: <|1|>,'),
      ),
    },
    'a target port': {
      yaml: istioResource(
        'Gateway',
        `servers: [{port: {number: 1, name: a, protocol: TCP, <|targetPort|>: 1}}]`,
      ),
      fixed: istioResource('Gateway', `servers: [{port: {number: 1, name: a, protocol: TCP}}]`),
    },
    'a protocol': {
      yaml: istioResource('Gateway', `servers: [{port: {number: 1, name: a, protocol: <|HTPS|>}}]`),
      fixed: istioResource('Gateway', `servers: [{port: {number: 1, name: a, protocol: HTTPS}}]`),
    },
  },
});
