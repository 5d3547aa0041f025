import type { ScalarNode, YamlNode } from '../yaml/nodes.ts';
import { child, nodeAt, scalars, stringMap } from '../yaml/select.ts';
import type { KindKey } from './kinds.ts';
import type { Resource } from './resource.ts';
import { own } from '../util/own.ts';

/** Kinds that bring Pods into being, and where their Pod's (or Pod template's) map stands. */
const POD_PATHS: Readonly<Record<KindKey, readonly string[]>> = {
  Pod: [],
  ReplicationController: ['spec', 'template'],
  'Deployment.apps': ['spec', 'template'],
  'StatefulSet.apps': ['spec', 'template'],
  'DaemonSet.apps': ['spec', 'template'],
  'ReplicaSet.apps': ['spec', 'template'],
  'Job.batch': ['spec', 'template'],
  'CronJob.batch': ['spec', 'jobTemplate', 'spec', 'template'],
  'Rollout.argoproj.io': ['spec', 'template'],
};

/** Kinds that bring Pods into being: what selectors of meshes select, seen from files. */
export const WORKLOAD_KINDS: readonly KindKey[] = Object.keys(POD_PATHS);

/**
 * The map of a workload that holds its Pods' `metadata` and `spec`: the Pod itself, or the template.
 * @returns undefined for other kinds, and for a workload without a template
 */
export function podOf(resource: Resource): YamlNode | undefined {
  const path = own(POD_PATHS, resource.key);
  return path === undefined ? undefined : nodeAt(resource.root, path);
}

/** The labels that the workload's Pods carry. */
export function podLabels(resource: Resource): ReadonlyMap<string, string> {
  return stringMap(child(child(podOf(resource), 'metadata'), 'labels'));
}

/** The annotations that the workload's Pods carry. */
export function podAnnotations(resource: Resource): ReadonlyMap<string, string> {
  return stringMap(child(child(podOf(resource), 'metadata'), 'annotations'));
}

/** The account that the workload's Pods run as: `default` unless named. */
export function podServiceAccount(resource: Resource): string {
  return scalars(podOf(resource), 'spec.serviceAccountName')[0]?.text ?? 'default';
}

/** A port that a container of the workload declares. */
export interface ContainerPort {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: string;
  readonly node: ScalarNode;
}

/**
 * The ports that the containers of a workload declare, those of init containers (native sidecars) last; none
 * without Pods.
 */
export function containerPorts(resource: Resource): ContainerPort[] {
  const pod = podOf(resource);
  return ['spec.containers[*].ports[*]', 'spec.initContainers[*].ports[*]'].flatMap((query) =>
    scalars(pod, `${query}.containerPort`).flatMap((node) => {
      if (typeof node.value !== 'number') return [];
      const port = node.parent;
      const name = scalars(port, 'name')[0]?.text;
      return [{ name, number: node.value, protocol: scalars(port, 'protocol')[0]?.text ?? 'TCP', node }];
    }),
  );
}

/** The labels of the resource itself. */
export function labelsOf(resource: Resource): ReadonlyMap<string, string> {
  return stringMap(child(child(resource.root, 'metadata'), 'labels'));
}

/** The annotations of the resource itself. */
export function annotationsOf(resource: Resource): ReadonlyMap<string, string> {
  return stringMap(child(child(resource.root, 'metadata'), 'annotations'));
}
