/** A rule in CEL as CRDs write it. */
export interface CelRule {
  readonly rule: string;
  readonly message?: string;
}

/** A node of the structural schema of a CRD. */
export interface OpenApiNode {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, OpenApiNode>>;
  readonly required?: readonly string[];
  readonly items?: OpenApiNode;
  readonly additionalProperties?: boolean | OpenApiNode;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly oneOf?: readonly OpenApiNode[];
  readonly anyOf?: readonly OpenApiNode[];
  readonly allOf?: readonly OpenApiNode[];
  readonly not?: OpenApiNode;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-validations'?: readonly CelRule[];
  readonly [keyword: string]: unknown;
}
