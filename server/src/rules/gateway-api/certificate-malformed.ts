import { certificateReferences, BACKEND_TLS_POLICY } from '../../workspace/gateway-references.ts';
import { LISTENER_KINDS } from '../../workspace/gateway-routes.ts';
import { hasSecretEntry, SECRET, secretEntry } from '../../workspace/secrets.ts';
import { child, select } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';

/**
 * A Secret for a listener holds `tls.crt` and `tls.key`, a ConfigMap with an authority `ca.crt`, all in PEM form. Source:
 * Gateway API, SecretObjectReference (kubernetes.io/tls) and LocalObjectReference of caCertificateRefs.
 */
export const certificateMalformed = defineRule({
  id: 'gateway-api/certificate-malformed',
  title: 'Keep certificates under the names and in the form that Gateways read',
  severity: 'error',
  kinds: [...LISTENER_KINDS, BACKEND_TLS_POLICY],
  reads: [SECRET, 'ConfigMap'],
  upstream: ['GW-REF:cert-malformed', 'GW-REF:client-cert-malformed', 'GW-REF:ca-ref-malformed'],
  *check(resource, { index, settings }) {
    for (const { role, group, kind, namespace, name } of certificateReferences(resource)) {
      const expected = role === 'authority' ? 'ConfigMap' : SECRET;
      if (group !== '' || kind !== expected) continue;
      const holder = index.get(kind, namespace, name.text);
      if (holder === undefined || isFilledLater(holder)) continue;
      // An empty object is often a place that another tool fills; a closed workspace has no other tool.
      if (settings.workspace === 'open' && isEmpty(holder)) continue;
      const entries = role === 'authority' ? ['ca.crt'] : ['tls.crt', 'tls.key'];
      const fault = entries.map((entry) => faultOf(holder, entry)).find((found) => found !== undefined);
      if (fault === undefined) continue;
      yield {
        at: name,
        message: `${kind} "${name.text}" ${fault}. Write it there in PEM form.`,
        upstream: [
          `GW-REF:${{ server: 'cert', client: 'client-cert', authority: 'ca-ref' }[role]}-malformed`,
        ],
        related: [titleRelated(holder, `${kind} "${namespace}/${name.text}"`)],
      };
    }
  },
});

/** Encrypted and templated objects get their content from another tool. */
function isFilledLater({ root, document }: Resource): boolean {
  return document.masks.length > 0 || child(root, 'sops') !== undefined;
}

function isEmpty({ root }: Resource): boolean {
  return !['data[*]', 'stringData[*]', 'binaryData[*]'].some((query) => select(root, query).length > 0);
}

/** Words that stand where the author leaves a certificate out. */
const PLACEHOLDER =
  /placeholder|replace|change.?me|redacted|dummy|example|fixme|to.?do|your|insert|<|\.\.\.|\$|xxx/i;

/** @returns a phrase such as `has no entry "tls.key"`; undefined if nothing is wrong, as far as it can be read */
function faultOf(holder: Resource, entry: string): string | undefined {
  const plain = child(child(holder.root, 'data'), entry);
  const isThere =
    hasSecretEntry(holder, entry) || child(child(holder.root, 'binaryData'), entry) !== undefined;
  if (!isThere) return `has no entry "${entry}"`;
  const content =
    holder.kind === SECRET ? secretEntry(holder, entry) : plain?.kind === 'scalar' ? plain.text : undefined;
  if (content === undefined || content.includes('-----BEGIN ') || PLACEHOLDER.test(content)) return undefined;
  return `has an entry "${entry}" that is no certificate or key`;
}
