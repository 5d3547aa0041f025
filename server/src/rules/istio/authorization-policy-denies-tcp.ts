import { selectorLabels, targetReferences } from '../../workspace/istio-policies.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, isSet } from '../shared/texts.ts';
import { AUTHORIZATION_POLICY } from './shared/kinds.ts';

/** Conditions on a source that hold for TCP connections as well. */
const TCP_FIELDS = [
  'principals',
  'notPrincipals',
  'ipBlocks',
  'notIpBlocks',
  'namespaces',
  'notNamespaces',
  'remoteIpBlocks',
  'notRemoteIpBlocks',
  'serviceAccounts',
  'notServiceAccounts',
  'trustDomains',
  'notTrustDomains',
];

/**
 * DENY rules of HTTP conditions only: on TCP ports these conditions are ignored, and everything is denied.
 * Source: Istio webhook, "will deny all traffic to TCP ports"; Security, implicit enablement.
 */
export const authorizationPolicyDeniesTcp = defineRule({
  id: 'istio/authorization-policy-denies-tcp',
  title: 'Name the ports that a DENY of HTTP requests is for',
  severity: 'information',
  kinds: [AUTHORIZATION_POLICY],
  upstream: ['IST0133'],
  judgesAbsence: true,
  *check(resource) {
    if (scalar(resource.root, 'spec.action')?.text !== 'DENY' || isForGateway(resource)) return;
    for (const rule of select(resource.root, 'spec.rules[*]')) {
      const sources = select(rule, 'from[*].source');
      const operations = select(rule, 'to[*].operation');
      if ([...sources, ...operations].some((part) => part.kind !== 'map')) continue;
      const isOpen =
        operations.length > 0
          ? !operations.some((part) => hasAny(part, ['ports', 'notPorts']))
          : sources.length > 0 && !sources.some((part) => hasAny(part, TCP_FIELDS));
      if (!isOpen) continue;
      const field = operations.length > 0 ? 'to' : 'from';
      yield {
        at: keyAnchor(rule, isSet(rule, field) ? field : 'when'),
        message:
          'The rule denies all traffic of TCP ports too, where conditions on HTTP requests are ignored. Name the HTTP ports in "ports".',
      };
    }
  },
});

/** Gateways mostly take HTTP alone, and `notRequestPrincipals` there is how Istio's own guide demands a token. */
function isForGateway(policy: Resource): boolean {
  if (targetReferences(policy).some(({ kind }) => kind.startsWith('Gateway'))) return true;
  return [...selectorLabels(policy).values()].some((value) => value.includes('gateway'));
}

function hasAny(part: YamlNode, fields: readonly string[]): boolean {
  return fields.some((field) => !isEmptyList(child(part, field)));
}
