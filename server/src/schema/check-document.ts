import type { Problem } from '../resources/problem.ts';
import type { Resource } from '../resources/resource.ts';
import type { Settings } from '../resources/settings.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { toPrunedValue } from '../yaml/to-value.ts';
import { checkApi } from './check-api.ts';
import { isRemoved } from './check-version.ts';
import type { CheckContext, SchemaContext } from './context.ts';
import { DEFINITION } from './crd/definition.ts';
import { reportDuplicateKeys } from './duplicates.ts';
import { reportFlattenedResource } from './flattened.ts';
import { findMisspeltHeader } from './misspelt-header.ts';
import { reportNotices } from './notices.ts';
import { reportFaults } from './report-faults.ts';
import type { SchemaStore } from './store.ts';

/** What is known of a document from elsewhere. */
export interface CheckOptions {
  /** True for files that are only parts of resources, such as Kustomize patches. */
  readonly isPartial?: boolean;
}

/**
 * Checks the resources of a document against the catalogue and their schemas.
 * @param store prepared for these resources
 */
export function checkSchemas(
  document: YamlDocument,
  resources: readonly Resource[],
  store: SchemaStore,
  settings: Settings,
  options: CheckOptions = {},
): Problem[] {
  if (resources.length === 0) return findMisspeltHeader(document, (...names) => store.findRow(...names));
  return resources.flatMap((resource) => {
    const isPartial = options.isPartial === true || document.masks.length > 0;
    return checkResource({ document, resource, settings, isPartial }, store);
  });
}

function checkResource(context: CheckContext, store: SchemaStore): Problem[] {
  const { resource } = context;
  if (resource.key === DEFINITION) return store.checkDefinition(context);
  const row = store.findRow(resource.group, resource.version, resource.kind);
  const problems = checkApi(context, store.rows, row);
  const schema = store.findSchema(resource);
  if (schema === undefined || (row !== undefined && isRemoved(row, context.settings))) return problems;
  const value = toPrunedValue(resource.root);
  if (value === undefined) return problems;
  const schemaContext: SchemaContext = { ...context, schema };
  const flattened = reportFlattenedResource(schemaContext);
  if (flattened !== undefined) return [...problems, flattened];
  problems.push(...reportDuplicateKeys(context));
  const { faults, notices } = schema.validate(value);
  if (faults.length > 0) problems.push(...reportFaults(schemaContext, faults));
  const notes = notices.length > 0 ? reportNotices(schemaContext, notices) : [];
  return [...problems, ...notes.filter((note) => !problems.some((problem) => repeats(note, problem)))];
}

/** Whether a note says only what the problem of the same key ends with: that the field is gone, and since when. */
function repeats(note: Problem, { span, message }: Problem): boolean {
  const [, reason] = note.message.split(' is deprecated. ');
  return span.start === note.span.start && reason !== undefined && message.endsWith(reason);
}
