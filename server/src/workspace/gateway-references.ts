import type { Resource } from '../resources/resource.ts';
import { select } from '../yaml/select.ts';
import { backendReferences, referencesAt, type RouteReference } from './gateway-routes.ts';

export const BACKEND_TLS_POLICY = 'BackendTLSPolicy.gateway.networking.k8s.io';

/** What a certificate is for: a listener, the Gateway as a client, or to verify the other side by. */
type CertificateRole = 'server' | 'client' | 'authority';

/** A reference to the object that holds a certificate. */
export interface CertificateReference extends RouteReference {
  readonly role: CertificateRole;
}

const SECRET = { group: '', kind: 'Secret' };
const CONFIG_MAP = { group: '', kind: 'ConfigMap' };

const CERTIFICATES: readonly (readonly [CertificateRole, string])[] = [
  ['server', 'spec.listeners[*].tls.certificateRefs[*]'],
  ['client', 'spec.tls.backend.clientCertificateRef'],
  ['authority', 'spec.tls.frontend.default.validation.caCertificateRefs[*]'],
  ['authority', 'spec.tls.frontend.perPort[*].tls.validation.caCertificateRefs[*]'],
  ['authority', 'spec.validation.caCertificateRefs[*]'],
];

/** The certificates that a Gateway, a ListenerSet or a BackendTLSPolicy refers to. */
export function certificateReferences(resource: Resource): CertificateReference[] {
  return CERTIFICATES.flatMap(([role, query]) =>
    select(resource.root, query)
      .flatMap((node) => referencesAt(resource, node, role === 'authority' ? CONFIG_MAP : SECRET))
      .map((reference) => ({ ...reference, role })),
  );
}

/** The references of a route, Gateway or ListenerSet that need a grant where they leave the namespace. */
export function grantedReferences(resource: Resource): RouteReference[] {
  return [...backendReferences(resource), ...certificateReferences(resource)];
}
