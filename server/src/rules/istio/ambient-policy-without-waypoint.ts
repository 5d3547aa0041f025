import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { API_GATEWAY } from '../../workspace/istio-gateways.ts';
import { SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import { isAmbientNamespace } from '../../workspace/istio-namespaces.ts';
import {
  AUTHORIZATION_POLICY,
  findHttpPart,
  hasWaypoint,
  REQUEST_AUTHENTICATION,
  targetReferences,
  TELEMETRY,
  WASM_PLUGIN,
} from '../../workspace/istio-policies.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { enrolFixes } from './shared/enrol.ts';

const UPSTREAM: Readonly<Record<string, string>> = {
  [AUTHORIZATION_POLICY]: 'KIA0109',
  [REQUEST_AUTHENTICATION]: 'KIA1110',
  [WASM_PLUGIN]: 'KIA1111',
  [TELEMETRY]: 'KIA1112',
};

/**
 * In ambient mode ztunnel carries connections and reads no HTTP; what a policy says of requests needs a waypoint.
 * Source: Kiali (AmbientPolicyChecker).
 */
export const ambientPolicyWithoutWaypoint = defineRule({
  id: 'istio/ambient-policy-without-waypoint',
  title: 'Enrol with a waypoint what a policy about requests is for',
  severity: 'warning',
  kinds: Object.keys(UPSTREAM),
  reads: ['Namespace', 'Service', SERVICE_ENTRY, API_GATEWAY, ...WORKLOAD_KINDS],
  fixable: 'suggestion',
  upstream: Object.values(UPSTREAM),
  *check(policy, { index }) {
    if (!isAmbientNamespace(index, policy.namespace)) return;
    const part = findHttpPart(policy);
    // A policy for a Gateway is carried out by that Gateway.
    const isForGateway = targetReferences(policy).some(({ kind }) => kind.startsWith('Gateway'));
    if (part === undefined || isForGateway || hasWaypoint(index, policy)) return;
    const namespace = index.get('Namespace', '', policy.namespace);
    yield {
      at: anchor(part),
      message:
        `This needs a proxy that reads requests, but namespace "${policy.namespace}" is in ambient mode and what the ` +
        'policy is for uses no waypoint. Label it with "istio.io/use-waypoint".',
      upstream: [UPSTREAM[policy.key] ?? ''],
      fixes: enrolFixes(index, namespace, policy.namespace),
      related:
        namespace === undefined
          ? []
          : [{ document: namespace.document, span: namespace.kindNode, message: 'In ambient mode' }],
    };
  },
});
