import { toKindKey } from '../../resources/kinds.ts';
import { API_GATEWAY } from '../../workspace/istio-gateways.ts';
import { SERVICE, SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import {
  AUTHORIZATION_POLICY,
  REQUEST_AUTHENTICATION,
  targetReferences,
  TELEMETRY,
  WASM_PLUGIN,
} from '../../workspace/istio-policies.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/** Kinds that policies can be attached to, but for classes, which controllers bring along. */
const TARGET_KINDS = [SERVICE, SERVICE_ENTRY, API_GATEWAY];

/**
 * `targetRefs` name resources of the policy's own namespace; a policy whose target does not exist holds for
 * nothing. Source: Istio, PolicyTargetReference.
 */
export const unknownTarget = defineRule({
  id: 'istio/unknown-target',
  title: 'Attach policies to targets that exist',
  severity: 'error',
  kinds: [AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, TELEMETRY, WASM_PLUGIN],
  reads: TARGET_KINDS,
  fixable: 'suggestion',
  *check(policy, context) {
    for (const target of targetReferences(policy)) {
      const key = toKindKey(target.group.replace(/^core$/, ''), target.kind);
      const name = scalar(target.node, 'name');
      if (name === undefined || !TARGET_KINDS.includes(key)) continue;
      if (context.index.get(key, policy.namespace, name.text) !== undefined) continue;
      const severity = context.referenceSeverity(key, policy.namespace, name.text);
      if (severity === undefined) continue;
      const known = context.index.inNamespace(key, policy.namespace);
      yield {
        at: name,
        severity,
        message:
          `${target.kind} "${name.text}" does not exist in namespace "${policy.namespace}", so this ${policy.kind} ` +
          'holds for nothing. Name a target of its own namespace.',
        fixes: nearestFixes(
          policy,
          name,
          known.map((resource) => resource.name),
        ),
      };
    }
  },
});
