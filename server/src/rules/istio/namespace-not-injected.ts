import { parseYaml } from '../../yaml/parse.ts';
import { insertPair } from '../../yaml/edit.ts';
import { child, findPair, scalar, text } from '../../yaml/select.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { titleNode } from '../../resources/resource.ts';
import { isLinkerdNamespace } from '../../workspace/mesh-membership.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';

/** Namespaces of Kubernetes and Istio themselves, which nobody injects. */
const SYSTEM = /^(?:istio-system|istio-operator|istio-ingress|istio-egress|kube-.*|local-path-storage)$/;

/** Source: istioctl IST0102, and IST0148 where the injector takes every namespace. */
export const namespaceNotInjected = defineRule({
  id: 'istio/namespace-not-injected',
  title: 'Say of each namespace whether it is part of the mesh',
  severity: 'hint',
  kinds: ['Namespace'],
  reads: ['ConfigMap'],
  fixable: 'suggestion',
  upstream: ['IST0102', 'IST0148'],
  judgesAbsence: true,
  *check(namespace, { index, settings }) {
    const labels = child(child(namespace.root, 'metadata'), 'labels');
    const names = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'];
    if (namespace.name === settings.istio.rootNamespace || SYSTEM.test(namespace.name)) return;
    // It is part of another mesh.
    if (isLinkerdNamespace(namespace)) return;
    if (names.some((name) => findPair(labels, name) !== undefined)) return;
    const isDefault = isInjectedByDefault(index, settings.istio.rootNamespace);
    yield {
      at: titleNode(namespace),
      upstream: [isDefault ? 'IST0148' : 'IST0102'],
      message: isDefault
        ? `Pods of "${namespace.name}" get a sidecar, because the injector takes every namespace. Add the label "istio-injection" to say so.`
        : `Pods of "${namespace.name}" are not part of the mesh. Add the label "istio-injection" to say that they are, or that this is meant.`,
      fixes: ['enabled', 'disabled'].flatMap((value) => addLabel(namespace, value)),
      hasPreferredFix: false,
    };
  },
});

function isInjectedByDefault(index: IndexView, rootNamespace: string): boolean {
  const values = index.get('ConfigMap', rootNamespace, 'istio-sidecar-injector');
  const json = text(values?.root, 'data.values');
  if (json === undefined || json.length > 1_000_000) return false;
  return scalar(parseYaml(json).root, 'sidecarInjectorWebhook.enableNamespacesByDefault')?.value === true;
}

function addLabel({ document, root }: Resource, value: string): Fix[] {
  const metadata = child(root, 'metadata');
  const labels = child(metadata, 'labels');
  const title = `Add "istio-injection: ${value}"`;
  if (labels?.kind === 'map') {
    return [
      {
        title,
        kind: 'suggestion',
        edits: () => [insertPair(document, labels, { key: 'istio-injection', value })],
      },
    ];
  }
  if (metadata?.kind !== 'map') return [];
  return [
    {
      title,
      kind: 'suggestion',
      edits: () => [insertPair(document, metadata, { key: 'labels', value: `istio-injection: ${value}` })],
    },
  ];
}
