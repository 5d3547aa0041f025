import type { Resource } from '../../resources/resource.ts';
import { policyReferences, refersTo } from '../../workspace/linkerd-references.ts';
import { text } from '../../yaml/select.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule } from '../rule.ts';
import { POLICY_GROUP, RATE_LIMIT, SERVER } from './shared/kinds.ts';

/** Protocols in which the proxy sees no requests. */
const WITHOUT_REQUESTS: ReadonlySet<string> = new Set(['opaque', 'TLS']);

/** A Server has one rate limit, the oldest, and counts HTTP requests only (policy-controller, k8s/status). */
export const rateLimitIneffective = defineRule({
  id: 'linkerd/rate-limit-ineffective',
  title: 'Limit a Server once, and only one that speaks HTTP',
  severity: 'error',
  kinds: [RATE_LIMIT],
  reads: [RATE_LIMIT, SERVER],
  upstream: ['L5D-REF:ratelimit-duplicate', 'L5D-REF:ratelimit-not-http'],
  *check(policy, { index }) {
    const target = targetOf(policy);
    if (target === undefined) return;
    const twin = index
      .inNamespace(RATE_LIMIT, policy.namespace)
      .find((other) => other.name !== policy.name && targetOf(other)?.text === target.text);
    if (twin !== undefined) {
      yield {
        at: target,
        upstream: ['L5D-REF:ratelimit-duplicate'],
        message: `"${twin.name}" limits Server "${target.text}" as well, and only the older of the two counts. Join them.`,
        related: [titleRelated(twin, 'The other limit of this Server')],
      };
    }
    const server = index.get(SERVER, policy.namespace, target.text);
    const protocol = server === undefined ? undefined : text(server.root, 'spec.proxyProtocol');
    if (server === undefined || protocol === undefined || !WITHOUT_REQUESTS.has(protocol)) return;
    yield {
      at: target,
      severity: 'warning',
      upstream: ['L5D-REF:ratelimit-not-http'],
      message: `Server "${target.text}" has the protocol "${protocol}", in which the proxy sees no requests to count. Set its "proxyProtocol" to "HTTP/1" or "HTTP/2", or remove the limit.`,
      related: [titleRelated(server, 'The Server of this limit')],
    };
  },
});

function targetOf(policy: Resource) {
  const [target] = policyReferences(policy, 'spec.targetRef');
  return target !== undefined && refersTo(target, POLICY_GROUP, 'Server') ? target.name : undefined;
}
