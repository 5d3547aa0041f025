import { serviceEntryTcpWithoutAddress } from '../../../server/src/rules/istio/service-entry-tcp-without-address.ts';
import { meshConfig, serviceEntry } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const entry = (protocol: string, more = '') =>
  serviceEntry('shop', 'db.example.com', `ports: [{number: 5432, name: db${protocol}}]\n${more}`);

ruleTest(serviceEntryTcpWithoutAddress, {
  valid: {
    'an address': entry(', protocol: TCP', 'addresses: [192.0.2.1]'),
    'a protocol that names the host': entry(', protocol: TLS'),
    'the label that asks for an address': entry(', protocol: TCP').replace(
      'spec:',
      '  labels: {networking.istio.io/enable-autoallocate-ip: "true"}\nspec:',
    ),
    'the mesh allocates addresses':
      entry(', protocol: TCP') +
      meshConfig(
        'defaultConfig: {proxyMetadata: {ISTIO_META_DNS_CAPTURE: "true", ISTIO_META_DNS_AUTO_ALLOCATE: "true"}}',
      ),
  },
  invalid: {
    TCP: { yaml: entry(', protocol: <|tcp|>') },
    'no protocol': { yaml: entry('').replace('5432', '<|5432|>') },
  },
});
