import { CILIUM_POLICY_KINDS } from '../../workspace/cilium-policy.ts';
import {
  CLUSTER_LABEL,
  NAMESPACE_LABEL,
  NAMESPACE_LABELS_PREFIX,
  parseLabelKey,
  SERVICE_ACCOUNT_LABEL,
} from '../../workspace/cilium-selector.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { closest } from '../../util/closest.ts';
import { replaceText } from '../../yaml/edit.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { podSelectors, selectedLabels } from './shared/selectors.ts';

/** What people write for the namespace of a Pod, and Cilium takes for an ordinary label of the Pod. */
const WRONG_KEYS: Readonly<Record<string, string>> = {
  namespace: NAMESPACE_LABEL,
  'io.kubernetes.namespace': NAMESPACE_LABEL,
  'kubernetes.io/namespace': NAMESPACE_LABEL,
  'k8s.io.kubernetes.pod.namespace': NAMESPACE_LABEL,
  'io.kubernetes.pod.namespaces': NAMESPACE_LABEL,
  'io.kubernetes.pods.namespace': NAMESPACE_LABEL,
  'io.kubernetes.pod/namespace': NAMESPACE_LABEL,
  'kubernetes.io/pod.namespace': NAMESPACE_LABEL,
  'io.cilium.k8s.policy.namespace': NAMESPACE_LABEL,
  'kubernetes.io/metadata.name': NAMESPACE_LABEL,
};

/** Labels that Cilium adds to each endpoint. */
const DERIVED_LABELS = [NAMESPACE_LABEL, SERVICE_ACCOUNT_LABEL, CLUSTER_LABEL];

/** Near misses of the prefix under which labels of the Namespace are found. */
const WRONG_PREFIXES = [
  'io.cilium.k8s.namespace.label.',
  'io.cilium.k8s.namespaces.labels.',
  'io.cilium.namespace.labels.',
  'io.cilium.k8s.namespacelabels.',
];

/**
 * Cilium knows a Pod's namespace as the label `io.kubernetes.pod.namespace`, with or without `k8s:` before it
 * (pkg/k8s/apis/cilium.io/const.go). Other spellings match no Pod, unless one carries such a label itself.
 */
export const selectorNamespaceLabel = defineRule({
  id: 'cilium/selector-namespace-label',
  title: 'Name the namespace of Pods with `k8s:io.kubernetes.pod.namespace`',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  reads: WORKLOAD_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-016'],
  *check(policy, { index }) {
    for (const { key, value } of podSelectors(policy).flatMap(selectedLabels)) {
      const { source, name } = parseLabelKey(key.text);
      if (source !== 'any' && source !== 'k8s') continue;
      const right = correct(name);
      if (right === undefined || isCarried(index, name, value?.text)) continue;
      yield {
        at: key,
        message: `"${key.text}" is no label that Cilium gives to Pods, so it selects none. Write "k8s:${right}".`,
        fixes: [
          {
            title: `Change to "k8s:${right}"`,
            kind: 'suggestion',
            edits: () => [replaceText(policy.document, key, `k8s:${right}`)],
          },
        ],
      };
    }
  },
});

function correct(name: string): string | undefined {
  const exact = Object.hasOwn(WRONG_KEYS, name) ? WRONG_KEYS[name] : undefined;
  if (exact !== undefined) return exact;
  const near = closest(name, DERIVED_LABELS, 2);
  if (near !== undefined && !DERIVED_LABELS.includes(name)) return near;
  const prefix = WRONG_PREFIXES.find((wrong) => name.toLowerCase().startsWith(wrong));
  return prefix === undefined ? undefined : NAMESPACE_LABELS_PREFIX + name.slice(prefix.length);
}

function isCarried(index: RuleContext['index'], name: string, value: string | undefined): boolean {
  return value !== undefined && workloadsWith(index, new Map([[name, value]]), undefined).length > 0;
}
