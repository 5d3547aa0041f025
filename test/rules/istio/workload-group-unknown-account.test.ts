import { workloadGroupUnknownAccount } from '../../../server/src/rules/istio/workload-group-unknown-account.ts';
import { deployment, resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const group = (account: string) =>
  resource(
    'networking.istio.io/v1',
    'WorkloadGroup',
    'shop',
    'ratings',
    `template: {serviceAccount: ${account}}`,
  );
const account = (where: string, name: string) =>
  `---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n  namespace: ${where}\n`;

ruleTest(workloadGroupUnknownAccount, {
  valid: {
    'an account that exists': group('ratings') + account('shop', 'ratings'),
    'the account that every namespace has': group('default') + account('shop', 'ratings'),
    'an account that a workload runs as': {
      yaml: group('robot') + deployment('shop', 'cart', undefined, '    serviceAccountName: robot'),
      settings: { workspace: 'closed' },
    },
    'no accounts of that namespace are known': group('ratings') + account('other', 'ratings'),
  },
  invalid: {
    'a slip of the pen': {
      yaml: group('<|ratigns|>') + account('shop', 'ratings'),
      fixed: group('ratings') + account('shop', 'ratings'),
    },
  },
});
