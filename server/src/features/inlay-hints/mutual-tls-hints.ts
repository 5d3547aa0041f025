import { titleNode, type Resource } from '../../resources/resource.ts';
import { podLabels, WORKLOAD_KINDS } from '../../resources/workload.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { serverMode } from '../../workspace/istio-mutual-tls.ts';
import type { Hint } from './hint.ts';

/** Said only where a PeerAuthentication of the workspace decides: the rest is as Istio has it. */
export function mutualTlsHints(
  resource: Resource,
  { index, rootNamespace }: { readonly index: IndexView; readonly rootNamespace: string },
): Hint[] {
  const isNamespace = resource.key === 'Namespace';
  if (!isNamespace && !WORKLOAD_KINDS.includes(resource.key)) return [];
  const namespace = isNamespace ? resource.name : resource.namespace;
  const labels = isNamespace ? new Map<string, string>() : podLabels(resource);
  const decided = serverMode(index, namespace, labels, rootNamespace);
  return decided === undefined ? [] : [{ at: titleNode(resource).end, text: `mTLS ${decided.mode}` }];
}
