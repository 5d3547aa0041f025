import { ACCOUNT_KINDS, isKnownAccount, knownAccounts } from '../../workspace/istio-service-accounts.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/** Machines of a WorkloadGroup prove who they are as its service account. Source: Kiali (workloadgroups.ServiceAccountsChecker). */
export const workloadGroupUnknownAccount = defineRule({
  id: 'istio/workload-group-unknown-account',
  title: 'Let a WorkloadGroup run as a service account that exists',
  severity: 'warning',
  kinds: ['WorkloadGroup.networking.istio.io'],
  reads: [...ACCOUNT_KINDS, 'Service'],
  fixable: 'suggestion',
  upstream: ['KIA1701'],
  *check(group, context) {
    const node = scalar(group.root, 'spec.template.serviceAccount');
    // Every namespace has an account named `default`.
    if (node === undefined || node.text === 'default') return;
    if (isKnownAccount(context.index, group.namespace, node.text)) return;
    const severity = context.referenceSeverity('ServiceAccount', group.namespace, node.text);
    if (severity === undefined) return;
    const names = knownAccounts(context.index, group.namespace).map(({ account }) => account);
    yield {
      at: node,
      severity,
      message:
        `Service account "${node.text}" does not exist in namespace "${group.namespace}", so machines of this group ` +
        'get no certificate. Name one that exists.',
      fixes: nearestFixes(group, node, names),
    };
  },
});
