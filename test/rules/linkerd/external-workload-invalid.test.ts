import { externalWorkloadInvalid } from '../../../server/src/rules/linkerd/external-workload-invalid.ts';
import { ruleTest } from '../../support/rule-test.ts';

const workload = (ip: string, protocol = 'TCP') => `apiVersion: workload.linkerd.io/v1beta1
kind: ExternalWorkload
metadata: {name: cart-vm}
spec:
  workloadIPs: [{ip: ${ip}}]
  ports: [{port: 80, protocol: ${protocol}}] # web
`;

ruleTest(externalWorkloadInvalid, {
  valid: {
    'an address': workload('192.0.2.7'),
    'an address of version 6': workload('"2001:db8::7"', 'UDP'),
    'a template': workload('"{{ .ip }}"', '${PROTOCOL}'),
  },
  invalid: {
    'a name': { yaml: workload('<|vm-1.example.com|>') },
    'small letters': { yaml: workload('192.0.2.7', '<|tcp|>'), fixed: workload('192.0.2.7', 'TCP') },
    'a protocol of the application': { yaml: workload('192.0.2.7', '<|HTTP|>') },
  },
});
