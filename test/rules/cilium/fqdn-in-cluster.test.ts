import { fqdnInCluster } from '../../../server/src/rules/cilium/fqdn-in-cluster.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const names = (text: string) => policyOf(`  egress: [{toFQDNs: [${text}]}]\n`);

ruleTest(fqdnInCluster, {
  valid: {
    'a name outside': names('{matchName: api.example.com}'),
    'a name that only begins so': names('{matchName: svc.cluster.local.example.com}'),
    'a DNS rule': policyOf(
      '  egress: [{toPorts: [{ports: [{port: "53"}], rules: {dns: [{matchPattern: "*.svc.cluster.local"}]}}]}]\n',
    ),
  },
  invalid: {
    'a Service': {
      yaml: names('{matchName: <|ledger.shop.svc.cluster.local|>}').replace(
        '}]}]\n',
        '}]}] #! "ledger.shop.svc.cluster.local" is a name of the cluster, and "toFQDNs" matches no Pod that Cilium manages. Select the Pods with "toEndpoints", or the Service with "toServices".\n',
      ),
    },
    'a pattern': { yaml: names('{matchPattern: <|"*.shop.svc"|>}') },
  },
});
