import {
  CLUSTERWIDE_POLICY,
  entriesOf,
  isHostPolicy,
  policySpecs,
  type PolicyEntry,
} from '../../workspace/cilium-policy.ts';
import type { MapNode, YamlNode } from '../../yaml/nodes.ts';
import { child, findPair, scalar, scalars } from '../../yaml/select.ts';
import { parseEndpointSelector } from '../../workspace/cilium-selector.ts';
import { defineRule } from '../rule.ts';

/**
 * An empty selector in a clusterwide policy selects every Pod, kube-system's included, and each direction with
 * an allow entry is denied by default for all of them: DNS and the API server's webhooks first.
 */
export const clusterwideSelectsEverything = defineRule({
  id: 'cilium/clusterwide-selects-everything',
  title: 'Know that an empty selector in a clusterwide policy means kube-system too',
  severity: 'information',
  kinds: [CLUSTERWIDE_POLICY],
  *check(policy) {
    for (const spec of policySpecs(policy)) {
      const pair = findPair(spec, 'endpointSelector');
      const selector = parseEndpointSelector(child(spec, 'endpointSelector'));
      if (pair === undefined || selector === undefined || selector.length > 0 || isHostPolicy(spec)) continue;
      // Labels outside of `matchLabels` are told by a rule of their own.
      if (!isEmptySelector(child(spec, 'endpointSelector'))) continue;
      const denied = deniedDirections(spec);
      if (denied.length === 0) continue;
      yield {
        at: pair.key,
        message:
          `"endpointSelector" is empty, so all ${denied.join(' and ')} of every Pod, kube-system included, is denied ` +
          `by default. Leave system namespaces out with an expression on "k8s:io.kubernetes.pod.namespace", or allow what they need.`,
      };
    }
  },
});

function isEmptySelector(node: YamlNode | undefined): boolean {
  return (
    node?.kind === 'map' &&
    node.pairs.every(({ name }) => name === 'matchLabels' || name === 'matchExpressions')
  );
}

/** The directions that the rule puts into default deny. */
function deniedDirections(spec: MapNode): string[] {
  return ['ingress', 'egress'].filter((direction) => {
    const isSwitchedOff = scalar(spec, `enableDefaultDeny.${direction}`)?.value === false;
    const allowed = entriesOf(spec).filter((entry) => entry.direction === direction && !entry.denies);
    return !isSwitchedOff && allowed.length > 0 && !allowed.some(isOpenToAll);
  });
}

/** An entry that lets everybody reach every port: where there is one, nothing is denied by default. */
function isOpenToAll({ node, direction }: PolicyEntry): boolean {
  if (child(node, 'toPorts') !== undefined || child(node, 'icmps') !== undefined) return false;
  const entities = direction === 'ingress' ? 'fromEntities[*]' : 'toEntities[*]';
  return scalars(node, entities).some(({ text }) => text === 'all');
}
