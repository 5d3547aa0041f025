import { rewrite } from '../../schema/rewritten.ts';
import { routeForSplit } from '../../schema/route-for-split.ts';
import { SERVICE } from '../../workspace/istio-hosts.ts';
import { REWRITE, type Refactoring, type RefactoringTarget } from './refactoring.ts';

/** Makes an HTTPRoute of a TrafficSplit of SMI: the same weights, read by Linkerd, Istio and Cilium. */
export function rewriteSplit({ resource, index }: RefactoringTarget): Refactoring | undefined {
  const route = routeForSplit(resource, (name) => index.get(SERVICE, resource.namespace, name));
  if (route === undefined) return undefined;
  return { title: 'Rewrite as an HTTPRoute', kind: REWRITE, edits: () => rewrite(resource, route) };
}
