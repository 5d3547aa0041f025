import type { Resource } from '../../../resources/resource.ts';
import { policyEntries, policySpecs } from '../../../workspace/cilium-policy.ts';
import type { ScalarNode, YamlNode } from '../../../yaml/nodes.ts';
import { child, children, scalar } from '../../../yaml/select.ts';

/** A label key that a selector asks for, and the first value it asks of it. */
export interface SelectedLabel {
  readonly key: ScalarNode;
  readonly value: ScalarNode | undefined;
}

/** The selectors of Pods in a policy: of its endpoints, and of their peers. */
export function podSelectors(policy: Resource): YamlNode[] {
  return [
    ...policySpecs(policy).flatMap((spec) => child(spec, 'endpointSelector') ?? []),
    ...policyEntries(policy).flatMap(({ node }) =>
      ['fromEndpoints', 'toEndpoints'].flatMap((field) => children(child(node, field))),
    ),
  ];
}

/** The labels that a selector names, in `matchLabels` and `matchExpressions`. */
export function selectedLabels(selector: YamlNode): SelectedLabel[] {
  const labels = child(selector, 'matchLabels');
  const pairs = labels?.kind === 'map' ? labels.pairs : [];
  return [
    ...pairs.flatMap(({ key, name }) =>
      key.kind === 'scalar' && !key.masked ? [{ key, value: asScalar(child(labels, name)) }] : [],
    ),
    ...children(child(selector, 'matchExpressions')).flatMap((expression) => {
      const key = scalar(expression, 'key');
      return key === undefined ? [] : [{ key, value: asScalar(child(child(expression, 'values'), 0)) }];
    }),
  ];
}

function asScalar(node: YamlNode | undefined): ScalarNode | undefined {
  return node?.kind === 'scalar' ? node : undefined;
}
