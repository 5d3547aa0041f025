import type { Resource } from '../../resources/resource.ts';
import { linkerdParents } from '../../workspace/linkerd-routes.ts';
import { profilesOf } from '../../workspace/linkerd-profiles.ts';
import { entriesOf } from '../shared/pod-metadata.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule, type Finding, type RuleContext } from '../rule.ts';
import { GRPC_ROUTE, HTTP_ROUTE, LINKERD_HTTP_ROUTE, SERVICE_PROFILE } from './shared/kinds.ts';
import { OUTBOUND_KEYS } from './shared/outbound-keys.ts';

/** Proxies use the routes of the policy API only where there is no profile (linkerd2-proxy, outbound discovery). */
export const serviceProfileOverrides = defineRule({
  id: 'linkerd/service-profile-overrides',
  title: 'Use either a ServiceProfile or routes and annotations for a Service',
  severity: 'warning',
  kinds: [HTTP_ROUTE, GRPC_ROUTE, LINKERD_HTTP_ROUTE, 'Service'],
  reads: [SERVICE_PROFILE],
  upstream: ['L5D-REF:serviceprofile-overrides'],
  *check(resource, context) {
    if (resource.key === 'Service') yield* judgeService(resource, context);
    else yield* judgeRoute(resource, context);
  },
});

function* judgeService(service: Resource, { index }: RuleContext): Iterable<Finding> {
  const first = entriesOf(service, 'annotations').find(({ name }) => OUTBOUND_KEYS.has(name));
  const [profile] = first === undefined ? [] : profilesOf(index, service.namespace, service.name);
  if (first === undefined || profile === undefined) return;
  yield {
    at: first.pair.key,
    message: `"${first.name}" is ignored as long as ServiceProfile "${profile.name}" exists. Remove the profile, or say it there.`,
    related: [titleRelated(profile, 'The profile that is used instead')],
  };
}

function* judgeRoute(route: Resource, { index }: RuleContext): Iterable<Finding> {
  for (const { kind, name, namespace } of linkerdParents(route)) {
    const [profile] = kind === 'Service' ? profilesOf(index, namespace, name.text) : [];
    if (profile === undefined) continue;
    yield {
      at: name,
      message: `ServiceProfile "${profile.name}" is for the same Service "${name.text}", and Linkerd then ignores this route. Remove the profile, once the route says all of it.`,
      related: [titleRelated(profile, 'The profile that is used instead')],
    };
  }
}
