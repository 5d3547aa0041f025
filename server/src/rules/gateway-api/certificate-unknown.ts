import { annotationsOf } from '../../resources/workload.ts';
import {
  BACKEND_TLS_POLICY,
  certificateReferences,
  type CertificateReference,
} from '../../workspace/gateway-references.ts';
import { LISTENER_KINDS } from '../../workspace/gateway-routes.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { SECRET, SECRET_KINDS, secretNames, secretSources } from '../../workspace/secrets.ts';
import { closest } from '../../util/closest.ts';
import { defineRule, type Resource, type RuleContext, type Severity } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

const BUNDLE = 'Bundle.trust.cert-manager.io';

/** ConfigMaps with authorities that the cluster or a mesh puts into every namespace. */
const ALWAYS_THERE: ReadonlySet<string> = new Set([
  'istio-ca-root-cert',
  'kube-root-ca.crt',
  'linkerd-identity-trust-roots',
  'openshift-service-ca.crt',
]);

/** cert-manager makes the Secrets of Gateways with one of these. */
const ISSUERS = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'];

/**
 * Without its Secret a listener is not programmed (InvalidCertificateRef); without its authority a BackendTLSPolicy
 * fails every request. Both are mostly kept out of repositories, so an open workspace is told only of slips of the
 * pen. Source: Gateway API, ListenerTLSConfig and BackendTLSPolicyValidation.
 */
export const certificateUnknown = defineRule({
  id: 'gateway-api/certificate-unknown',
  title: 'Refer to certificates that exist',
  severity: 'error',
  kinds: [...LISTENER_KINDS, BACKEND_TLS_POLICY],
  reads: ['ConfigMap', BUNDLE, ...SECRET_KINDS],
  fixable: 'suggestion',
  upstream: ['GW-REF:cert-ref-missing', 'GW-REF:client-cert-ref-missing', 'GW-REF:ca-ref-missing'],
  *check(resource, context) {
    for (const reference of certificateReferences(resource)) {
      const { group, kind, namespace, name } = reference;
      const expected = reference.role === 'authority' ? 'ConfigMap' : SECRET;
      if (group !== '' || kind !== expected || exists(context.index, resource, reference)) continue;
      const known =
        kind === SECRET ? secretNames(context.index, namespace) : configMaps(context.index, namespace);
      const severity = severityOf(context, reference, known);
      if (severity === undefined) continue;
      yield {
        at: name,
        severity,
        message:
          `${kind} "${name.text}" does not exist in namespace "${namespace}", so ` +
          `${reference.role === 'authority' ? 'no certificate can be verified' : 'the listener or connection has no certificate'}. ` +
          'Name one that exists.',
        upstream: [
          `GW-REF:${{ server: 'cert', client: 'client-cert', authority: 'ca' }[reference.role]}-ref-missing`,
        ],
        fixes: nearestFixes(resource, name, known),
      };
    }
  },
});

function configMaps(index: IndexView, namespace: string): string[] {
  return index.inNamespace('ConfigMap', namespace).map((resource) => resource.name);
}

function exists(
  index: IndexView,
  resource: Resource,
  { kind, namespace, name, role }: CertificateReference,
): boolean {
  if (kind === SECRET) {
    const isMade = role === 'server' && ISSUERS.some((key) => annotationsOf(resource).has(key));
    return isMade || secretSources(index, namespace, name.text).length > 0;
  }
  if (ALWAYS_THERE.has(name.text) || index.get(BUNDLE, 'default', name.text) !== undefined) return true;
  return index.get('ConfigMap', namespace, name.text) !== undefined;
}

function severityOf(
  context: RuleContext,
  { kind, namespace, name }: CertificateReference,
  known: readonly string[],
): Severity | undefined {
  const severity = context.referenceSeverity(
    kind === SECRET ? SECRET_KINDS : 'ConfigMap',
    namespace,
    name.text,
  );
  if (context.settings.workspace === 'closed') return severity;
  return closest(name.text, new Set(known)) === undefined ? undefined : severity;
}
