import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { homeOf } from '../../workspace/cilium-endpoint-policies.ts';
import { CILIUM_POLICY_KINDS, policyEntries } from '../../workspace/cilium-policy.ts';
import { parseEndpointSelector, selectedWorkloads } from '../../workspace/cilium-selector.ts';
import { PEER_AUTHENTICATION } from '../../workspace/istio-mutual-tls.ts';
import { child, scalar } from '../../yaml/select.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule } from '../rule.ts';
import { encryptingMesh } from './shared/encrypted-workloads.ts';

/**
 * Cilium's mutual authentication and the mutual TLS of another mesh both prove who is there, each with
 * certificates and failures of its own. Legal, and twice the work for one answer.
 */
export const authenticationTwice = defineRule({
  id: 'mesh/authentication-twice',
  title: 'Authenticate connections in one layer',
  severity: 'information',
  kinds: CILIUM_POLICY_KINDS,
  reads: [...WORKLOAD_KINDS, 'Namespace', PEER_AUTHENTICATION],
  *check(policy, { index, settings }) {
    for (const entry of policyEntries(policy)) {
      const mode = scalar(entry.node, 'authentication.mode');
      if (mode?.text !== 'required') continue;
      const selector = parseEndpointSelector(child(entry.spec, 'endpointSelector'));
      const workloads = selector === undefined ? [] : selectedWorkloads(index, selector, homeOf(policy));
      const found = workloads.flatMap((workload) => {
        const mesh = encryptingMesh(index, settings, workload, undefined);
        return mesh === undefined ? [] : [{ workload, mesh }];
      })[0];
      if (found === undefined) continue;
      yield {
        at: mode,
        message:
          `"required" authenticates once more what ${found.mesh} authenticates for "${found.workload.name}" with mutual TLS. ` +
          `Keep one of the two.`,
        related: [titleRelated(found.workload, `Part of ${found.mesh}`)],
      };
    }
  },
});
