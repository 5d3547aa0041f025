import { hasPartialWildcard, isDnsLabel, wildcardDomainFault } from '../../shared/host-name.ts';
import { isIpAddress } from '../../shared/ip-address.ts';

/**
 * What is wrong with a host of a Gateway (`host` or `namespace/host`) or of a Sidecar's egress
 * (`namespace/host`). Source: Istio webhook, ValidateNamespaceSlashWildcardHostname.
 * @returns a phrase; undefined if nothing is wrong
 */
export function scopedHostFault(text: string, owner: 'gateway' | 'sidecar'): string | undefined {
  const slash = text.indexOf('/');
  if (slash === -1) return owner === 'gateway' ? hostFault(text, owner) : 'it names no namespace';
  const [namespace, host] = [text.slice(0, slash), text.slice(slash + 1)];
  if (namespace === '' || host === '') return 'a side of its slash is empty';
  return namespaceFault(namespace, owner) ?? hostFault(host, owner);
}

function namespaceFault(namespace: string, owner: 'gateway' | 'sidecar'): string | undefined {
  if (namespace === '*' || namespace === '.') return undefined;
  // `~` and `~namespace` leave namespaces out, which only a Sidecar can.
  const isExcluded = owner === 'sidecar' && namespace.startsWith('~');
  const name = isExcluded ? namespace.slice(1) : namespace;
  if ((isExcluded && name === '') || isDnsLabel(name)) return undefined;
  return `"${namespace}" is no namespace`;
}

function hostFault(host: string, owner: 'gateway' | 'sidecar'): string | undefined {
  if (host !== '*' && host !== '' && !host.includes('.') && !isIpAddress(host)) {
    return `"${host}" is a short name, and only full names are compared here`;
  }
  const fault = wildcardDomainFault(host);
  if (fault !== undefined) return owner === 'gateway' && isIpAddress(host) ? undefined : fault;
  return hasPartialWildcard(host) ? 'its wildcard stands for a part of a name only' : undefined;
}
