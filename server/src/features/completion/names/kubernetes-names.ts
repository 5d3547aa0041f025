import { isClusterScoped, toKindKey, type KindKey } from '../../../resources/kinds.ts';
import { parseLabelSelector } from '../../../resources/selector.ts';
import { servicePorts } from '../../../resources/service.ts';
import { containerPorts, podLabels } from '../../../resources/workload.ts';
import { knownAccounts } from '../../../workspace/istio-service-accounts.ts';
import { namespaceNames } from '../../../workspace/istio-namespaces.ts';
import { workloadsWith } from '../../../workspace/workloads.ts';
import { child, scalars, text } from '../../../yaml/select.ts';
import type { Candidate, NameRequest, NameSource } from './candidate.ts';

/** Names of resources of one kind in the namespace, or in the one that `namespace` beside the name says. */
export function namesOf(kind: KindKey): NameSource {
  return ({ index, namespace, map }) => named(index, kind, text(map, 'namespace') ?? namespace);
}

function named(index: NameRequest['index'], kind: KindKey, namespace: string): Candidate[] {
  const scope = isClusterScoped(kind) ? '' : namespace;
  const detail = kind.split('.')[0] ?? kind;
  return index.inNamespace(kind, scope).flatMap(({ name }) => (name === '' ? [] : [{ name, detail }]));
}

/** Names for a reference that says its own group and kind, or means `group` and `kind` where it does not. */
export function namesOfReferred(defaults: { readonly group: string; readonly kind: string }): NameSource {
  return ({ index, namespace, map }) => {
    const written = text(map, 'group') ?? defaults.group;
    const kind = toKindKey(written === 'core' ? '' : written, text(map, 'kind') ?? defaults.kind);
    return named(index, kind, text(map, 'namespace') ?? namespace);
  };
}

/** Namespaces, from their own documents and from those of resources in them. */
export const namespaces: NameSource = ({ index }) =>
  namespaceNames(index).map((name) => ({ name, detail: 'Namespace' }));

/** Ports of the Service that the reference names. */
export const backendPorts: NameSource = ({ index, namespace, map }) => {
  const service = index.get('Service', text(map, 'namespace') ?? namespace, text(map, 'name') ?? '');
  return service === undefined
    ? []
    : servicePorts(service).map(({ number, name }) => ({
        name: String(number),
        detail: `port ${name ?? number}`,
      }));
};

/** Names of listeners of the Gateway that the reference names. */
export const listenerNames: NameSource = ({ index, namespace, map }) => {
  const kind = text(map, 'kind') ?? 'Gateway';
  const group = text(map, 'group') ?? 'gateway.networking.k8s.io';
  const gateway = index.get(
    toKindKey(group, kind),
    text(map, 'namespace') ?? namespace,
    text(map, 'name') ?? '',
  );
  return scalars(gateway?.root, 'spec.listeners[*].name').map(({ text: name }) => ({
    name,
    detail: 'listener',
  }));
};

/** Service accounts of the namespace, or of the one beside the name. */
export const serviceAccounts: NameSource = ({ index, namespace, map }) => {
  const wanted = text(map, 'namespace') ?? namespace;
  return knownAccounts(index)
    .filter((account) => account.namespace === wanted)
    .map(({ account }) => ({ name: account, detail: 'ServiceAccount' }));
};

/** Names and numbers of the ports of workloads that the resource selects by `podSelector`. */
export const selectedPorts: NameSource = ({ index, namespace, resource }) => {
  const { matchLabels } = parseLabelSelector(child(child(resource.root, 'spec'), 'podSelector'));
  return workloadsWith(index, matchLabels, namespace).flatMap((workload) =>
    containerPorts(workload).map(({ name, number }) => ({
      name: name ?? String(number),
      detail: `port ${number}`,
    })),
  );
};

/** Keys of labels that Pods of the namespace carry. */
export const labelKeys: NameSource = ({ index, namespace }) => {
  const keys = workloadsWith(index, new Map(), namespace).flatMap((workload) => [
    ...podLabels(workload).keys(),
  ]);
  return keys.map((name) => ({ name, detail: 'label of Pods here' }));
};

/** Values that the label has on Pods of the namespace. */
export const labelValues: NameSource = ({ index, namespace, path }) => {
  const key = String(path.at(-1)).replace(/^(?:k8s|any)[:.]/, '');
  return workloadsWith(index, new Map(), namespace).flatMap((workload) => {
    const name = podLabels(workload).get(key);
    return name === undefined ? [] : [{ name, detail: `${workload.kind} ${workload.name}` }];
  });
};
