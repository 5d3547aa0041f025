import type { Resource } from '../resources/resource.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';

const SERVICE_PROFILE = 'ServiceProfile.linkerd.io';

/** The Service that a profile is named after. */
export interface ProfiledService {
  readonly service: string;
  readonly namespace: string;
}

/**
 * Reads `cart.shop.svc.cluster.local`.
 * @returns undefined for a name of another form, such as that of a host outside the cluster
 */
export function serviceOfProfile(profile: Resource): ProfiledService | undefined {
  const [service, namespace, svc, ...domain] = profile.name.split('.');
  if (service === undefined || namespace === undefined || svc !== 'svc' || domain.length === 0)
    return undefined;
  return { service, namespace };
}

/** Profiles by the Service they are named after: `shop/cart`. */
const PROFILES_BY_SERVICE = defineLookup({
  name: 'linkerd-profiles-by-service',
  kinds: [SERVICE_PROFILE],
  *keysOf(profile) {
    const named = serviceOfProfile(profile);
    if (named !== undefined) yield `${named.namespace}/${named.service}`;
  },
});

/** The ServiceProfiles of a Service. */
export function profilesOf(index: IndexView, namespace: string, service: string): readonly Resource[] {
  return index.by(PROFILES_BY_SERVICE, `${namespace}/${service}`);
}
