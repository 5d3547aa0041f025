import type { YamlNode } from '../yaml/nodes.ts';
import { child, children, scalar, scalars, stringMap } from '../yaml/select.ts';

/** One `matchExpressions` entry of a Kubernetes LabelSelector. */
export interface LabelRequirement {
  readonly key: string;
  /** `In`, `NotIn`, `Exists` or `DoesNotExist`; anything else matches nothing. */
  readonly operator: string;
  readonly values: readonly string[];
}

/** A Kubernetes LabelSelector. Empty, it selects everything. */
export interface LabelSelector {
  readonly matchLabels: ReadonlyMap<string, string>;
  readonly matchExpressions: readonly LabelRequirement[];
}

/** Reads `{matchLabels, matchExpressions}`. */
export function parseLabelSelector(node: YamlNode | undefined): LabelSelector {
  return {
    matchLabels: stringMap(child(node, 'matchLabels')),
    matchExpressions: children(child(node, 'matchExpressions')).map((expression) => ({
      key: scalar(expression, 'key')?.text ?? '',
      operator: scalar(expression, 'operator')?.text ?? '',
      values: scalars(expression, 'values[*]').map((value) => value.text),
    })),
  };
}

/** True if every label of `wanted` is among `labels`; an empty `wanted` is content with any. */
export function hasLabels(labels: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): boolean {
  for (const [key, value] of wanted) if (labels.get(key) !== value) return false;
  return true;
}

/** Whether a selector selects an object with these labels. */
export function selects(selector: LabelSelector, labels: ReadonlyMap<string, string>): boolean {
  if (!hasLabels(labels, selector.matchLabels)) return false;
  return selector.matchExpressions.every(({ key, operator, values }) => {
    const value = labels.get(key);
    if (operator === 'In') return value !== undefined && values.includes(value);
    if (operator === 'NotIn') return value === undefined || !values.includes(value);
    if (operator === 'Exists') return value !== undefined;
    return operator === 'DoesNotExist' && value === undefined;
  });
}
