import type { Resource } from '../resources/resource.ts';
import { replaceText, type DocumentEdit } from '../yaml/edit.ts';
import { findPair, nodeAt } from '../yaml/select.ts';
import { wrapInList } from '../yaml/reshape.ts';

/** How the fields of an old version are called and formed in the current one. */
interface VersionShape {
  /** Fields that got another name: where they stand, and old and new name. */
  readonly renamed: readonly {
    readonly path: readonly string[];
    readonly from: string;
    readonly to: string;
  }[];
  /** Fields, by the path of what holds them and their old name, that became lists. */
  readonly lists: readonly { readonly path: readonly string[]; readonly name: string }[];
}

/** By `apiVersion kind` of the old version. */
const SHAPES: ReadonlyMap<string, VersionShape> = new Map([
  [
    // Gateway API 1.1 made v1alpha3 of it, whose names v1 kept (release notes of v1.1.0).
    'gateway.networking.k8s.io/v1alpha2 BackendTLSPolicy',
    {
      renamed: [
        { path: ['spec'], from: 'targetRef', to: 'targetRefs' },
        { path: ['spec'], from: 'tls', to: 'validation' },
        { path: ['spec', 'tls'], from: 'caCertRefs', to: 'caCertificateRefs' },
        { path: ['spec', 'tls'], from: 'wellKnownCACerts', to: 'wellKnownCACertificates' },
      ],
      lists: [{ path: ['spec'], name: 'targetRef' }],
    },
  ],
  [
    // linkerd2, ExternalWorkload: v1beta1 writes TLS in capitals.
    'workload.linkerd.io/v1alpha1 ExternalWorkload',
    { renamed: [{ path: ['spec'], from: 'meshTls', to: 'meshTLS' }], lists: [] },
  ],
  [
    // Cilium 1.15 called the field `blocks`, and v2 has no other name for it (upgrade notes of 1.15).
    'cilium.io/v2alpha1 CiliumLoadBalancerIPPool',
    { renamed: [{ path: ['spec'], from: 'cidrs', to: 'blocks' }], lists: [] },
  ],
]);

/**
 * The edits that give the fields of a resource the shape they have in the version that replaces its own: none where
 * both have one shape. What has the new name already is left alone.
 */
export function reshapeForUpgrade({ document, root, apiVersion, kind }: Resource): DocumentEdit[] {
  const shape = SHAPES.get(`${apiVersion} ${kind}`);
  if (shape === undefined) return [];
  const renames = shape.renamed.flatMap(({ path, from, to }) => {
    const map = nodeAt(root, path);
    const pair = findPair(map, from);
    return pair === undefined || findPair(map, to) !== undefined ? [] : [replaceText(document, pair.key, to)];
  });
  const wraps = shape.lists.flatMap(({ path, name }) => {
    const pair = findPair(nodeAt(root, path), name);
    return (pair === undefined ? undefined : wrapInList(document, pair)) ?? [];
  });
  return [...renames, ...wraps];
}
