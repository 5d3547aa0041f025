import { parseLabelSelector, selects } from '../../resources/selector.ts';
import { podAnnotations, podLabels, podOf, WORKLOAD_KINDS } from '../../resources/workload.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { dataPlaneOf, namespaceLabels } from '../../workspace/istio-namespaces.ts';
import { insertPair } from '../../yaml/edit.ts';
import { child, nodeAt, scalar, scalars, select } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';

const WEBHOOK = 'MutatingWebhookConfiguration.admissionregistration.k8s.io';
const INJECT = 'sidecar.istio.io/inject';

/**
 * `image: auto` is a placeholder that only the injector fills in; without injection the Pod cannot start. Source:
 * istioctl analyze (injection.ImageAutoAnalyzer).
 */
export const imageAutoWithoutInjection = defineRule({
  id: 'istio/image-auto-without-injection',
  title: 'Ask for injection where the image of the proxy is `auto`',
  severity: 'warning',
  kinds: WORKLOAD_KINDS,
  reads: ['Namespace', WEBHOOK],
  fixable: 'suggestion',
  upstream: ['IST0146', 'IST0147'],
  *check(workload, { index, settings }) {
    const image = autoImage(workload);
    if (image === undefined) return;
    const webhooks = index.all(WEBHOOK).filter((webhook) => /istio/.test(webhook.name));
    const isKnown = index.get('Namespace', '', workload.namespace) !== undefined;
    if (webhooks.length > 0) {
      if (webhooks.some((webhook) => injects(index, webhook, workload))) return;
    } else if (dataPlaneOf(index, workload) === 'sidecar' || (!isKnown && settings.workspace === 'open'))
      return;
    yield {
      at: image,
      message:
        '"auto" is filled in by the injector, and neither the namespace nor the Pods ask for injection, so the Pods ' +
        `cannot start. Label the Pod template with "${INJECT}: 'true'".`,
      upstream: [workload.key === 'Pod' ? 'IST0147' : 'IST0146'],
      fixes: labelFixes(workload),
    };
  },
});

function autoImage(workload: Resource) {
  const container = select(podOf(workload), 'spec.containers[*]').find(
    (candidate) => scalar(candidate, 'name')?.text === 'istio-proxy',
  );
  return scalars(container, 'image').find((image) => image.text === 'auto');
}

/** Whether a webhook of an injector takes the Pods of a workload. */
function injects(index: IndexView, configuration: Resource, workload: Resource): boolean {
  const labels = podLabels(workload);
  if ((labels.get(INJECT) ?? podAnnotations(workload).get(INJECT)) === 'false') return false;
  return select(configuration.root, 'webhooks[*]').some(
    (webhook) =>
      selects(
        parseLabelSelector(child(webhook, 'namespaceSelector')),
        namespaceLabels(index, workload.namespace),
      ) && selects(parseLabelSelector(child(webhook, 'objectSelector')), labels),
  );
}

function labelFixes(workload: Resource): Fix[] {
  const labels = nodeAt(podOf(workload), ['metadata', 'labels']);
  if (labels?.kind !== 'map' || labels.pairs.length === 0) return [];
  return [
    {
      title: `Label the Pods "${INJECT}: 'true'"`,
      kind: 'suggestion',
      edits: () => [insertPair(workload.document, labels, { key: INJECT, value: "'true'" })],
    },
  ];
}
