/** The projects whose kinds the catalogue lists. */
export const MESHES = [
  'istio',
  'linkerd',
  'cilium',
  'gateway-api',
  'smi',
  'kubernetes',
  'consul',
  'app-mesh',
] as const;

export type Mesh = (typeof MESHES)[number];

/** Names a kind in one version, as a replacement for another one. */
export interface KindReference {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** What is known of one kind in one version of its group: a row of `dist/schemas/catalogue.json`. */
export interface CatalogueRow {
  /** The API group, `""` for the core group of Kubernetes. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly mesh: Mesh;
  readonly scope: 'Namespaced' | 'Cluster';
  /** Whether the newest release of the project serves this version. */
  readonly served: boolean;
  /** Present and true for the one version that the API server stores. */
  readonly stored?: boolean;
  /** The release of the project that first had this version, such as "1.22". */
  readonly since?: string;
  /** A sentence that says since when and why the version is deprecated. */
  readonly deprecated?: string;
  /** The release that no longer has it, with the reason where one is known. */
  readonly removed?: string;
  /** What to write instead of a deprecated or removed version. */
  readonly replacement?: KindReference;
  /** Present when only the experimental channel of the Gateway API has the version. */
  readonly channel?: 'experimental';
  /** The address of the documentation page of the kind. */
  readonly docs?: string;
  readonly shortNames?: readonly string[];
  readonly plural?: string;
  /** Schema file relative to `dist/schemas`; absent when the kind is recognised and not validated. */
  readonly schema?: string;
}
