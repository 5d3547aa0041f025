import { replaceText } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { text } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { domainFault, hasPartialWildcard, wildcardDomainFault } from '../shared/host-name.ts';
import { isIpAddress } from '../shared/ip-address.ts';
import { texts } from '../shared/texts.ts';
import { DESTINATION_RULE, SERVICE_ENTRY, SIDECAR } from './shared/kinds.ts';

const TUNNELS = ['spec.trafficPolicy.tunnel.targetHost', 'spec.subsets[*].trafficPolicy.tunnel.targetHost'];

/** Source: Istio webhook, ValidateWildcardDomain, ValidateFQDN and ValidatePartialWildCard. */
export const invalidHost = defineRule({
  id: 'istio/invalid-host',
  title: 'Write hosts as DNS names, without scheme, port or path',
  severity: 'error',
  kinds: [DESTINATION_RULE, SERVICE_ENTRY, SIDECAR],
  fixable: 'suggestion',
  upstream: ['IST0106', 'IST0133'],
  *check(resource) {
    if (resource.key === DESTINATION_RULE) {
      for (const host of texts(resource.root, 'spec.host'))
        yield* checkHost(resource, host, wildcardDomainFault);
      for (const host of TUNNELS.flatMap((query) => texts(resource.root, query))) {
        yield* checkHost(resource, host, (name) => (isIpAddress(name) ? undefined : domainFault(name)));
      }
    }
    for (const host of resource.key === SIDECAR
      ? texts(resource.root, 'spec.outboundTrafficPolicy.egressProxy.host')
      : []) {
      yield* checkHost(resource, host, domainFault);
    }
    for (const host of resource.key === SERVICE_ENTRY ? texts(resource.root, 'spec.hosts[*]') : []) {
      // The schema reports a lone star.
      if (host.text !== '*') yield* checkEntryHost(resource, host);
    }
  },
});

function* checkHost(
  resource: Resource,
  host: ScalarNode,
  faultOf: (name: string) => string | undefined,
): Iterable<Finding> {
  const fault = faultOf(host.text);
  if (fault === undefined) return;
  const bare = host.text.replace(/^[a-z]+:\/\//i, '').replace(/[:/].*$/s, '');
  const isRepaired = bare !== host.text && bare !== '*' && faultOf(bare) === undefined;
  yield {
    at: anchor(host),
    message: `"${host.text}" is no valid host: ${fault}. Write a DNS name.`,
    fixes: isRepaired
      ? [
          {
            title: `Change to "${bare}"`,
            kind: 'suggestion',
            edits: () => [replaceText(resource.document, host, bare)],
          },
        ]
      : [],
  };
}

function* checkEntryHost(resource: Resource, host: ScalarNode): Iterable<Finding> {
  let isFaulty = false;
  for (const finding of checkHost(resource, host, wildcardDomainFault)) {
    isFaulty = true;
    yield finding;
  }
  if (isFaulty || !hasPartialWildcard(host.text) || text(resource.root, 'spec.resolution') === 'DYNAMIC_DNS')
    return;
  yield {
    at: host,
    severity: 'warning',
    upstream: ['IST0133'],
    message: `"${host.text}" stands for a part of a name, which clients of the mesh do not match. Write "*." and the domain.`,
  };
}
