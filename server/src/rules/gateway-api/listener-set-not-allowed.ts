import { toKindKey } from '../../resources/kinds.ts';
import { admitsListenerSet } from '../../workspace/gateway-listeners.ts';
import {
  allReferenced,
  GATEWAY,
  LISTENER_SET,
  parentOfListenerSet,
  type RouteReference,
} from '../../workspace/gateway-routes.ts';
import { insertPair, replaceText } from '../../yaml/edit.ts';
import { child, scalar } from '../../yaml/select.ts';
import { defineRule, type Finding, type Fix, type Resource, type RuleContext } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/**
 * A Gateway takes no ListenerSets unless `allowedListeners` says so: the default is `None`. Source: Gateway API,
 * AllowedListeners (GEP-1713).
 */
export const listenerSetNotAllowed = defineRule({
  id: 'gateway-api/listener-set-not-allowed',
  title: 'Attach a ListenerSet to a Gateway that takes it',
  severity: 'error',
  kinds: [LISTENER_SET],
  reads: [GATEWAY, 'Namespace'],
  fixable: 'suggestion',
  upstream: ['GW-REF:listenerset-not-allowed', 'GW-REF:parent-missing'],
  *check(set, context) {
    const parent = parentOfListenerSet(set);
    if (parent === undefined || toKindKey(parent.group, parent.kind) !== GATEWAY) return;
    const gateways = allReferenced(context.index, parent);
    const gateway = gateways.at(-1);
    if (gateway === undefined) yield* noGateway(set, parent, context);
    else if (
      gateways.every(
        (each) =>
          each.document.masks.length === 0 && admitsListenerSet(context.index, each, set.namespace) === false,
      )
    ) {
      yield {
        at: parent.name,
        message:
          `Gateway "${gateway.name}" takes no ListenerSets of namespace "${set.namespace}". ` +
          'Allow them in its "allowedListeners.namespaces".',
        upstream: ['GW-REF:listenerset-not-allowed'],
        fixes: allowFixes(gateway, set),
        related: [titleRelated(gateway, `Gateway "${gateway.namespace}/${gateway.name}"`)],
      };
    }
  },
});

function* noGateway(
  set: Resource,
  { name, namespace }: RouteReference,
  context: RuleContext,
): Iterable<Finding> {
  const severity = context.referenceSeverity(GATEWAY, namespace, name.text);
  if (severity === undefined) return;
  const known = context.index.inNamespace(GATEWAY, namespace).map((resource) => resource.name);
  yield {
    at: name,
    severity,
    message: `Gateway "${name.text}" does not exist in namespace "${namespace}", so these listeners do nothing. Name one that exists.`,
    upstream: ['GW-REF:parent-missing'],
    fixes: nearestFixes(set, name, known),
  };
}

function allowFixes(gateway: Resource, set: Resource): Fix[] {
  const { document } = gateway;
  const wanted = set.namespace === gateway.namespace ? 'Same' : 'All';
  const title = `Let Gateway "${gateway.name}" take ListenerSets of ${wanted === 'Same' ? 'its namespace' : 'all namespaces'}`;
  const from = scalar(gateway.root, 'spec.allowedListeners.namespaces.from');
  if (from !== undefined) {
    return from.text === 'Selector'
      ? []
      : [{ title, kind: 'suggestion', edits: () => [replaceText(document, from, wanted)] }];
  }
  const spec = child(gateway.root, 'spec');
  if (spec?.kind !== 'map' || child(spec, 'allowedListeners') !== undefined) return [];
  const value = spec.flow ? `{namespaces: {from: ${wanted}}}` : `namespaces:\n  from: ${wanted}`;
  return [
    {
      title,
      kind: 'suggestion',
      edits: () => [insertPair(document, spec, { key: 'allowedListeners', value })],
    },
  ];
}
