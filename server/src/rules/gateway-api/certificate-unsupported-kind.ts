import {
  BACKEND_TLS_POLICY,
  certificateReferences,
  type CertificateReference,
} from '../../workspace/gateway-references.ts';
import { LISTENER_KINDS } from '../../workspace/gateway-routes.ts';
import { scalar } from '../../yaml/select.ts';
import { replaceText } from '../../yaml/edit.ts';
import { defineRule, type Fix, type Resource, type Severity } from '../rule.ts';

const EXPECTED = { server: 'Secret', client: 'Secret', authority: 'ConfigMap' };

/**
 * Certificates come from Secrets, authorities from ConfigMaps: that is all an implementation has to support, and
 * another kind gives the status InvalidCertificateRef or InvalidCACertificateRef. Some implementations take more, so
 * an open workspace is only told, except of a Secret in a BackendTLSPolicy, which is mostly a mix-up. Source: Gateway
 * API, SecretObjectReference and BackendTLSPolicyValidation.
 */
export const certificateUnsupportedKind = defineRule({
  id: 'gateway-api/certificate-unsupported-kind',
  title: 'Take certificates from Secrets, and authorities from ConfigMaps',
  severity: 'error',
  kinds: [...LISTENER_KINDS, BACKEND_TLS_POLICY],
  fixable: 'suggestion',
  upstream: [
    'GW-REF:cert-ref-kind-unsupported',
    'GW-REF:client-cert-ref-kind-unsupported',
    'GW-REF:ca-ref-kind-unsupported',
    'GW-BTP-005',
  ],
  *check(resource, { settings }) {
    for (const reference of certificateReferences(resource)) {
      const { role, group, kind, map } = reference;
      const expected = EXPECTED[role];
      if (group === '' && kind === expected) continue;
      const isGroup = group !== '';
      yield {
        at: scalar(map, isGroup ? 'group' : 'kind') ?? reference.name,
        severity: settings.workspace === 'closed' ? 'error' : openSeverity(resource, reference),
        message: isGroup
          ? `Group "${group}" has no ${kind} that implementations have to read ${role === 'authority' ? 'an authority' : 'a certificate'} from. Refer to a ${expected} of group "".`
          : `"${kind}" is no kind that implementations have to read ${role === 'authority' ? 'an authority' : 'a certificate'} from. Refer to a ${expected}.`,
        upstream: idsOf(reference),
        fixes: fixesFor(resource, reference, expected),
      };
    }
  },
});

function openSeverity(resource: Resource, { group, kind }: CertificateReference): Severity {
  return resource.key === BACKEND_TLS_POLICY && group === '' && kind === 'Secret' ? 'warning' : 'information';
}

function idsOf({ role }: CertificateReference): string[] {
  if (role === 'authority') return ['GW-REF:ca-ref-kind-unsupported', 'GW-BTP-005'];
  return [role === 'client' ? 'GW-REF:client-cert-ref-kind-unsupported' : 'GW-REF:cert-ref-kind-unsupported'];
}

/** Only the mix-up of the two kinds is plain enough to correct. */
function fixesFor(resource: Resource, { map, group, kind }: CertificateReference, expected: string): Fix[] {
  const node = scalar(map, 'kind');
  if (node === undefined || group !== '' || !Object.values(EXPECTED).includes(kind)) return [];
  return [
    {
      title: `Change to "${expected}"`,
      kind: 'suggestion',
      edits: () => [replaceText(resource.document, node, expected)],
    },
  ];
}
