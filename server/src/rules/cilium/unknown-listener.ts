import { CLUSTERWIDE_POLICY, CILIUM_POLICY_KINDS, policyPortRules } from '../../workspace/cilium-policy.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource, type RuleContext } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';
import {
  CLUSTERWIDE_ENVOY_CONFIG,
  ENVOY_CONFIG,
  ENVOY_CONFIG_KINDS,
  listenerNames,
} from './shared/envoy-resources.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/** Traffic that is sent to a listener that does not exist is dropped. */
export const unknownListener = defineRule({
  id: 'cilium/unknown-listener',
  title: 'Refer to Envoy configurations and listeners that exist',
  severity: 'warning',
  kinds: [...CILIUM_POLICY_KINDS, ...ENVOY_CONFIG_KINDS],
  reads: ENVOY_CONFIG_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-REF:envoyconfig-missing', 'CIL-REF:envoy-listener-missing', 'CIL-CEC-005'],
  *check(resource, context) {
    if (ENVOY_CONFIG_KINDS.includes(resource.key)) yield* ownListeners(resource);
    else yield* policyListeners(resource, context);
  },
});

/** `services[].listener` names a listener of the same resource. */
function* ownListeners(config: Resource): Iterable<Finding> {
  for (const service of select(config.root, 'spec.services[*]')) {
    const name = scalar(service, 'listener');
    if (name !== undefined && name.text !== '')
      yield* missing(config, name, config, ['CIL-CEC-005', 'CIL-REF:envoy-listener-missing']);
  }
}

function* policyListeners(policy: Resource, { index, referenceSeverity }: RuleContext): Iterable<Finding> {
  for (const { node } of policyPortRules(policy)) {
    const listener = child(node, 'listener');
    const name = scalar(listener, 'envoyConfig.name');
    const kind = kindOf(policy, listener);
    if (name === undefined || kind === undefined) continue;
    const namespace = kind === ENVOY_CONFIG ? policy.namespace : '';
    const config = index.get(kind, namespace, name.text);
    const listenerName = scalar(listener, 'name');
    if (config !== undefined) {
      if (listenerName !== undefined)
        yield* missing(policy, listenerName, config, ['CIL-REF:envoy-listener-missing']);
      continue;
    }
    const severity = referenceSeverity(kind, namespace === '' ? undefined : namespace, name.text);
    if (severity === undefined) continue;
    const others = index.all(kind).filter((other) => other.namespace === namespace);
    yield {
      at: name,
      severity,
      upstream: ['CIL-REF:envoyconfig-missing'],
      message: `${kind.replace('.cilium.io', '')} "${name.text}" does not exist, and the traffic is dropped. Correct the name, or add it.`,
      fixes: nearestFixes(
        policy,
        name,
        others.map((other) => other.name),
      ),
    };
  }
}

/** The kind that is meant; undefined where a clusterwide policy names a namespaced one, or the schema objects. */
function kindOf(policy: Resource, listener: YamlNode | undefined): string | undefined {
  const isClusterwide = policy.key === CLUSTERWIDE_POLICY;
  const written = scalar(listener, 'envoyConfig.kind')?.text;
  if (written === 'CiliumClusterwideEnvoyConfig') return CLUSTERWIDE_ENVOY_CONFIG;
  if (written === 'CiliumEnvoyConfig') return isClusterwide ? undefined : ENVOY_CONFIG;
  if (written !== undefined) return undefined;
  return isClusterwide ? CLUSTERWIDE_ENVOY_CONFIG : ENVOY_CONFIG;
}

function* missing(
  resource: Resource,
  name: NonNullable<ReturnType<typeof scalar>>,
  config: Resource,
  upstream: readonly string[],
): Iterable<Finding> {
  const names = listenerNames(config);
  if (names === undefined || names.includes(name.text)) return;
  yield {
    at: name,
    upstream,
    message: `${config.kind} "${config.name}" has no listener "${name.text}". Correct the name, or add a Listener to its "resources".`,
    fixes: nearestFixes(resource, name, names),
    related: resource === config ? [] : [titleRelated(config, config.kind)],
  };
}
