import type { Resource } from '../../resources/resource.ts';
import { own } from '../../util/own.ts';
import type { Pair, ScalarNode, SeqNode } from '../../yaml/nodes.ts';
import { findPair, nodeAt, scalar } from '../../yaml/select.ts';
import { REWRITE, type Refactoring, type RefactoringTarget } from './refactoring.ts';
import { freeNames, isReferredTo, itemSpans, splitDocument } from './split-document.ts';

/**
 * The list of rules of each kind of policy, and the lists beside which it cannot be split: what these say would
 * have to go into every part. Policies of all these kinds add up, so that the parts mean what the whole did.
 */
const RULE_LISTS: Readonly<Record<string, readonly string[]>> = {
  'AuthorizationPolicy.security.istio.io': ['rules'],
  'CiliumNetworkPolicy.cilium.io': ['ingress', 'egress', 'ingressDeny', 'egressDeny'],
  'CiliumClusterwideNetworkPolicy.cilium.io': ['ingress', 'egress', 'ingressDeny', 'egressDeny'],
};

/** Splits a policy with several rules into one policy per rule. */
export function splitPolicy({ resource, index }: RefactoringTarget): Refactoring | undefined {
  const found = findRules(resource);
  const name = scalar(resource.root, 'metadata.name');
  if (found === undefined || name === undefined) return undefined;
  const { pair, list } = found;
  return {
    title: `Split into ${list.items.length} policies, one per rule`,
    kind: REWRITE,
    edits: () => [
      splitAt(resource, { pair, list, name, texts: freeNames(resource, index, list.items.length) }),
    ],
  };
}

/** The one list of rules with several items, in block style; undefined if there is none or more than one list. */
function findRules({ key, root }: Resource): { readonly pair: Pair; readonly list: SeqNode } | undefined {
  const spec = nodeAt(root, ['spec']);
  const [pair, ...others] = (own(RULE_LISTS, key) ?? []).flatMap((name) => findPair(spec, name) ?? []);
  const list = pair?.value;
  if (list?.kind !== 'seq' || list.flow || list.items.length < 2 || others.length > 0) return undefined;
  // What is beside the only `spec` would be in every part.
  if (pair === undefined || findPair(root, 'specs') !== undefined || isReferredTo(root, list))
    return undefined;
  return { pair, list };
}

function splitAt(
  resource: Resource,
  {
    pair,
    list,
    name,
    texts,
  }: {
    readonly pair: Pair;
    readonly list: SeqNode;
    readonly name: ScalarNode;
    readonly texts: readonly string[];
  },
) {
  const { text } = resource.document;
  const items = itemSpans(text, pair, list);
  const span = { start: items[0]?.start ?? list.start, end: items.at(-1)?.end ?? list.end };
  const parts = items.map(({ start, end }) => [{ span, newText: text.slice(start, end) }]);
  return splitDocument(resource, { node: name, texts }, parts);
}
