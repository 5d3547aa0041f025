import { virtualServiceHostNotInGateway } from '../../../server/src/rules/istio/virtual-service-host-not-in-gateway.ts';
import { gateway, resource, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const bound = (...hosts: string[]) =>
  virtualService('shop', `hosts: [${hosts.join(', ')}]\ngateways: [public]\nhttp: []`);
const marked = (...hosts: string[]) => bound(...hosts).replace('[public]', '[<|public|>]');
const open = (...hosts: string[]) =>
  gateway('shop', 'public', `servers:\n  - port: {number: 80}\n    hosts: [${hosts.join(', ')}]`);

ruleTest(virtualServiceHostNotInGateway, {
  valid: {
    'the same host': bound('a.example.com') + open('a.example.com'),
    'a wildcard of the Gateway': bound('a.example.com') + open('"*.example.com"'),
    'a wildcard of the VirtualService': bound('"*.example.com"') + open('a.example.com'),
    'a host for the own namespace': bound('a.example.com') + open('./a.example.com'),
    'one of several hosts': bound('a.example.com', 'b.example.com') + open('b.example.com'),
    'a listener without a host':
      bound('a.example.com') +
      resource('gateway.networking.k8s.io/v1', 'Gateway', 'shop', 'public', 'listeners: [{name: http}]'),
    'a Gateway with templates': bound('a.example.com') + open('"{{ .host }}"'),
    'the Gateway is not known': bound('a.example.com'),
  },
  invalid: {
    'another host': {
      yaml: marked('a.example.com') + open('b.example.com'),
      fixed: bound('a.example.com') + open('b.example.com', 'a.example.com'),
    },
    'a host for another namespace': {
      yaml: marked('a.example.com') + open('other/a.example.com'),
      fixed: bound('a.example.com') + open('other/a.example.com', 'a.example.com'),
    },
    'the bare domain is not under its wildcard': {
      yaml: marked('example.com', 'example.org') + open('"*.example.com"'),
    },
  },
});
