import type { ScalarNode } from '../../../yaml/nodes.ts';
import { scalars, select } from '../../../yaml/select.ts';
import { isGeneratedService } from '../../../workspace/generated-services.ts';
import type { IndexView } from '../../../workspace/index-view.ts';
import { closest } from '../../../util/closest.ts';
import type { Fix, Resource, RuleContext, Severity } from '../../rule.ts';
import {
  isServiceHost,
  similarHosts,
  parseServiceHost,
  resolveHost,
  sameNameElsewhere,
  SERVICE,
  SERVICE_ENTRY,
} from '../../../workspace/istio-hosts.ts';
import { renameFix } from '../../shared/rename-fix.ts';

/**
 * How to report a host that resolves to nothing.
 * @param namespace of the resource that names the host
 * @param viewers the namespaces whose proxies follow the resource
 * @returns undefined if the host resolves, or if what it stands for may live outside the files
 */
export function unknownHostSeverity(
  context: RuleContext,
  host: string,
  namespace: string,
  viewers: readonly string[] = [namespace],
): Severity | undefined {
  // Wildcards are no single host, and `clusterset.local` names Services of other clusters.
  if (host === '' || host.includes('*') || host.includes('.svc.clusterset.')) return undefined;
  if (resolveHost(context.index, host, namespace, viewers) !== undefined) return undefined;
  if (hasUnreadableEntries(context.index, namespace)) return undefined;
  const service = parseServiceHost(host, namespace);
  if (service === undefined) return context.referenceSeverity(SERVICE_ENTRY, namespace);
  if (isGeneratedService(context.index, service.namespace, service.name)) return undefined;
  const severity = context.referenceSeverity(SERVICE, service.namespace, service.name);
  return severity ?? (isServiceHost(host) ? undefined : context.referenceSeverity(SERVICE_ENTRY, namespace));
}

/** True if a ServiceEntry of the namespace has hosts that a template fills in. */
function hasUnreadableEntries(index: IndexView, namespace: string): boolean {
  return index
    .inNamespace(SERVICE_ENTRY, namespace)
    .some(
      (entry) => select(entry.root, 'spec.hosts[*]').length !== scalars(entry.root, 'spec.hosts[*]').length,
    );
}

/**
 * Fixes for a host that resolves to nothing: the nearest known host, or for a short name the Services of that
 * name in other namespaces.
 */
export function knownHostFixes(context: RuleContext, resource: Resource, host: ScalarNode): Fix[] {
  const { index } = context;
  const elsewhere = host.text.includes('.') ? [] : sameNameElsewhere(index, host.text, resource.namespace);
  if (elsewhere.length > 0) return elsewhere.slice(0, 3).map((full) => renameFix(resource, host, full));
  const nearest = closest(host.text, new Set(similarHosts(index, host.text, resource.namespace)));
  return nearest === undefined ? [] : [renameFix(resource, host, nearest)];
}
