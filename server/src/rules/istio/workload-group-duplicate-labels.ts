import { titleNode } from '../../resources/resource.ts';
import { child, nodeAt, stringMap } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { siblings } from './shared/selection.ts';

/** Groups with the same labels cannot be told apart by what selects them. Source: Kiali (WorkloadGroupsChecker). */
export const workloadGroupDuplicateLabels = defineRule({
  id: 'istio/workload-group-duplicate-labels',
  title: 'Tell WorkloadGroups apart by their labels',
  severity: 'warning',
  kinds: ['WorkloadGroup.networking.istio.io'],
  reads: ['WorkloadGroup.networking.istio.io'],
  upstream: ['KIA1702'],
  *check(group, { index }) {
    const own = labelText(group);
    if (own === '' || group.document.masks.length > 0) return;
    const twin = siblings(index, group).find((other) => labelText(other) === own);
    if (twin === undefined) return;
    const labels = child(nodeAt(group.root, ['spec', 'metadata']), 'labels');
    yield {
      at: labels?.pair?.key ?? titleNode(group),
      message: `WorkloadGroup "${twin.name}" gives its machines the same labels, so nothing tells them apart. Make the labels differ.`,
      related: [{ document: twin.document, span: titleNode(twin), message: `WorkloadGroup "${twin.name}"` }],
    };
  },
});

/** The labels of a group's machines in one text, in the order of their names. */
function labelText(group: Resource): string {
  const labels = [...stringMap(nodeAt(group.root, ['spec', 'metadata', 'labels']))];
  return labels
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('\n');
}
