import type { KindKey } from '../resources/kinds.ts';
import type { Resource } from '../resources/resource.ts';
import { WORKLOAD_KINDS } from '../resources/workload.ts';
import { findSlip } from '../util/slip.ts';
import { child, scalar, scalars } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';
import { SECRET_KINDS } from './secrets.ts';

/** A reference that leads nowhere: who wrote it, and what it looks for. */
export interface LostReference {
  readonly from: Resource;
  readonly kinds: readonly KindKey[];
  /** Undefined for kinds that belong to no namespace, and for a search in all of them. */
  readonly namespace: string | undefined;
  /** Undefined if it looks for no name, or for one that is not written in full. */
  readonly name: string | undefined;
}

/** Kinds of which each team keeps its own next to its code: that one is here says nothing of the others. */
const SCATTERED: ReadonlySet<KindKey> = new Set<KindKey>([
  'Service',
  'ServiceAccount',
  'ServiceEntry.networking.istio.io',
  ...WORKLOAD_KINDS,
]);

/** Kinds that are mostly made by hand or by an operator, and stay out of repositories. */
const OUT_OF_BAND: ReadonlySet<KindKey> = new Set<KindKey>([...SECRET_KINDS, 'ConfigMap']);

/** How many of a scattered kind show that a namespace is looked after in one place: one app has up to two or so. */
const ENOUGH = 3;

/** Namespaces that installers and charts fill, whatever else is put there. */
const INSTALLED =
  /^(?:kube-|istio-|linkerd|cilium-|knative-|openshift-|(?:cert-manager|argocd|flux-system|gateway-system)$)/;

/** Names that some namespace is filled from elsewhere, and it cannot be told which. */
const ANY_NAMESPACE = '*';

const HELM_RELEASE = 'HelmRelease.helm.toolkit.fluxcd.io';
const HELM_CHART = 'HelmChart.helm.cattle.io';
const APPLICATION = 'Application.argoproj.io';
const APPLICATION_SET = 'ApplicationSet.argoproj.io';
const KUSTOMIZATION = 'Kustomization.kustomize.config.k8s.io';

/** Namespaces that a chart, another repository or a remote base puts resources into. */
const FILLED_FROM_ELSEWHERE = defineLookup({
  name: 'namespaces-filled-from-elsewhere',
  kinds: [HELM_RELEASE, HELM_CHART, APPLICATION, APPLICATION_SET, KUSTOMIZATION],
  *keysOf(source) {
    if (source.key !== KUSTOMIZATION || isRemote(source)) yield targetOf(source) ?? ANY_NAMESPACE;
  },
});

/** Where each of these kinds says which namespace it fills. */
const TARGETS: Readonly<Record<KindKey, readonly string[]>> = {
  [HELM_RELEASE]: ['spec.targetNamespace', 'metadata.namespace'],
  [HELM_CHART]: ['spec.targetNamespace', 'metadata.namespace'],
  [APPLICATION]: ['spec.destination.namespace'],
  [APPLICATION_SET]: ['spec.template.spec.destination.namespace'],
  [KUSTOMIZATION]: ['namespace'],
};

function targetOf(source: Resource): string | undefined {
  const written = (TARGETS[source.key] ?? []).flatMap((path) => scalar(source.root, path) ?? [])[0];
  return written === undefined || written.masked || written.text.includes('{') ? undefined : written.text;
}

/** A Kustomization that renders charts, or loads what is not in these files (Kustomize 5, remote resources). */
function isRemote({ root }: Resource): boolean {
  if (child(root, 'helmCharts') !== undefined) return true;
  return ['resources[*]', 'bases[*]'].some((query) =>
    scalars(root, query).some(({ text }) => /^(?:[\w.]+\.\w+\/|git@|git::)|:\/\//.test(text)),
  );
}

/**
 * Whether the files of an open workspace prove that what is looked for does not exist: its name is a slip of the pen
 * for one that does, or all that the namespace holds of the kind seems to be here. One or two Services do not show that,
 * for every team keeps its own, nor does a namespace into which charts or other repositories put more.
 */
export function provesAbsence(index: IndexView, reference: LostReference): boolean {
  const { from, kinds, namespace, name } = reference;
  if (namespace === undefined) return kinds.some((kind) => index.hasAny(kind));
  if (!kinds.some((kind) => index.hasAny(kind, namespace)) || mayBePutThere(index, reference)) return false;
  const known = kinds.map((kind) => ({ kind, resources: index.inNamespace(kind, namespace) }));
  const names = known.flatMap(({ resources }) => resources.map((resource) => resource.name));
  // One of that very name is here, and cannot be used from there.
  if (name !== undefined && (names.includes(name) || findSlip(name, new Set(names)) !== undefined))
    return true;
  if (isFilledFromElsewhere(index, namespace)) return false;
  return known.some(({ kind, resources }) => {
    if (OUT_OF_BAND.has(kind)) return false;
    if (!SCATTERED.has(kind)) return resources.some((resource) => isOfSamePlace(from, resource));
    if (INSTALLED.test(namespace)) return false;
    const near = resources.filter((resource) => isOfSamePlace(from, resource));
    return new Set(near.map((resource) => resource.name)).size >= ENOUGH;
  });
}

function isFilledFromElsewhere(index: IndexView, namespace: string): boolean {
  return [namespace, ANY_NAMESPACE].some((key) => index.by(FILLED_FROM_ELSEWHERE, key).length > 0);
}

/** Whether Kustomize may give one of that name, or the reference to it, the namespace in which the two meet. */
function mayBePutThere(index: IndexView, { from, kinds, namespace, name }: LostReference): boolean {
  if (name === undefined) return false;
  if (namespace !== 'default')
    return kinds.some((kind) => index.named(kind, 'default', name).some((other) => !isPlaced(other)));
  if (isPlaced(from)) return false;
  return kinds.some((kind) => index.all(kind).some((other) => other.name === name && isPlaced(other)));
}

/**
 * Resources without a namespace are put somewhere by whoever applies their folder, so that only those of one folder
 * are sure to come together.
 */
function isOfSamePlace(from: Resource, other: Resource): boolean {
  if (other.namespace !== 'default' || (isPlaced(from) && isPlaced(other))) return true;
  return folderOf(from) === folderOf(other);
}

/** True for a resource whose namespace is written. */
function isPlaced(resource: Resource): boolean {
  return scalar(resource.root, 'metadata.namespace') !== undefined;
}

function folderOf({ document }: Resource): string {
  return document.uri.slice(0, document.uri.lastIndexOf('/') + 1);
}
