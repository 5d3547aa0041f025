import { toKindKey, type KindKey } from '../../resources/kinds.ts';
import { parseLabelSelector, selects } from '../../resources/selector.ts';
import { labelsOf } from '../../resources/workload.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { policyReferences } from '../../workspace/linkerd-references.ts';
import { anchor } from '../shared/anchor.ts';
import { defineRule, type Finding, type Resource, type RuleContext } from '../rule.ts';
import {
  AUTHORIZATION_POLICY,
  GRPC_ROUTE,
  HTTP_ROUTE,
  LINKERD_HTTP_ROUTE,
  RATE_LIMIT,
  SERVER,
  SERVER_AUTHORIZATION,
} from './shared/kinds.ts';
import { nearestResource } from './shared/nearest-name.ts';

const TARGETS: readonly KindKey[] = [SERVER, LINKERD_HTTP_ROUTE, HTTP_ROUTE, GRPC_ROUTE];

/** A policy is for objects of its own namespace: there is no field for another one. */
export const unknownPolicyTarget = defineRule({
  id: 'linkerd/unknown-policy-target',
  title: 'Attach policies to what exists in their namespace',
  severity: 'error',
  kinds: [AUTHORIZATION_POLICY, RATE_LIMIT, SERVER_AUTHORIZATION],
  reads: TARGETS,
  fixable: 'suggestion',
  upstream: ['L5D-REF:target-missing'],
  *check(policy, context) {
    for (const { group, kind, name } of policyReferences(policy, 'spec.targetRef')) {
      const key = TARGETS.find((known) => known.toLowerCase() === toKindKey(group, kind.text).toLowerCase());
      if (key !== undefined && name !== undefined) yield* judgeName(policy, { key, name }, context);
    }
    if (policy.key !== SERVER_AUTHORIZATION) return;
    const server = scalar(policy.root, 'spec.server.name');
    if (server !== undefined) yield* judgeName(policy, { key: SERVER, name: server }, context);
    const selector = select(policy.root, 'spec.server.selector')[0];
    if (selector === undefined) return;
    const wanted = parseLabelSelector(selector);
    const servers = context.index.inNamespace(SERVER, policy.namespace);
    if (servers.some((candidate) => selects(wanted, labelsOf(candidate)))) return;
    const severity = context.referenceSeverity(SERVER, policy.namespace);
    if (severity === undefined || child(selector, 'matchLabels')?.masked === true) return;
    yield {
      at: anchor(selector),
      severity,
      message: `"selector" selects no Server of namespace "${policy.namespace}", so this lets nobody in. Correct the labels, or those of the Server.`,
    };
  },
});

function* judgeName(
  policy: Resource,
  { key, name }: { readonly key: KindKey; readonly name: ScalarNode },
  context: RuleContext,
): Iterable<Finding> {
  const { namespace } = policy;
  if (context.index.get(key, namespace, name.text) !== undefined) return;
  const severity = context.referenceSeverity(key, namespace, name.text);
  if (severity === undefined) return;
  const kind = key.slice(0, key.indexOf('.'));
  yield {
    at: name,
    severity,
    message: `${kind} "${name.text}" does not exist in namespace "${namespace}", so this ${policy.kind} has no effect. Name one that does, or move the policy to its namespace.`,
    fixes: nearestResource(policy, name, context, { kind: key, namespace }),
  };
}
