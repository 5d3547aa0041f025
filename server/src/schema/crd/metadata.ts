import type { SchemaNode } from '../../../../schemas/vocabulary.ts';

const TEXT: SchemaNode = { type: 'string' };
const TEXTS: SchemaNode = { type: 'object', additionalProperties: TEXT };
const ANYTHING: SchemaNode = { 'x-preserve-unknown': true };

/** What every resource says of itself. The fields that only the API server writes are accepted as they are. */
const METADATA: SchemaNode = {
  type: 'object',
  additionalProperties: false,
  properties: {
    name: TEXT,
    generateName: TEXT,
    namespace: TEXT,
    labels: TEXTS,
    annotations: TEXTS,
    finalizers: { type: 'array', items: TEXT },
    ownerReferences: ANYTHING,
    managedFields: ANYTHING,
    creationTimestamp: ANYTHING,
    deletionTimestamp: ANYTHING,
    deletionGracePeriodSeconds: ANYTHING,
    generation: ANYTHING,
    resourceVersion: ANYTHING,
    selfLink: ANYTHING,
    uid: ANYTHING,
  },
};

/** Completes the schema of a definition with what holds for every resource; `status` is not checked. */
export function resourceSchema(schema: SchemaNode, kind: string): SchemaNode {
  const { status: _status, ...properties } = schema.properties ?? {};
  return {
    ...schema,
    properties: {
      ...properties,
      apiVersion: TEXT,
      kind: { type: 'string', enum: [kind] },
      metadata: METADATA,
      status: ANYTHING,
    },
    required: [...new Set(['apiVersion', 'kind', 'metadata', ...(schema.required ?? [])])].filter(
      (name) => name !== 'status',
    ),
    additionalProperties: schema['x-preserve-unknown'] === true,
  };
}
