import type { Fix, Problem, Related, Severity } from '../resources/problem.ts';
import type { Resource } from '../resources/resource.ts';
import type { Settings } from '../resources/settings.ts';
import type { YamlDocument } from '../yaml/document.ts';
import type { Span } from '../yaml/nodes.ts';
import { findSchemaCode, type SchemaCodeId } from './codes.ts';
import type { KindSchema } from './kind-schema.ts';

/** What is being checked. */
export interface CheckContext {
  readonly document: YamlDocument;
  readonly resource: Resource;
  readonly settings: Settings;
  /** True if parts of the resource come from elsewhere, so that nothing can be said of what is absent. */
  readonly isPartial: boolean;
}

export interface SchemaContext extends CheckContext {
  readonly schema: KindSchema;
}

interface Report {
  readonly code: SchemaCodeId;
  readonly at: Span;
  readonly message: string;
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  /** False if the first fix is only one of several equals. */
  readonly hasPreferredFix?: boolean;
  readonly related?: readonly Related[];
  readonly upstream?: readonly string[];
  readonly tag?: 'deprecated' | 'unnecessary';
}

/** More fixes than this make a choice, not a repair. */
const MOST_FIXES = 3;

/** Completes a report to a problem of the resource. */
export function toProblem(context: CheckContext, report: Report): Problem {
  const fixes = (report.fixes ?? []).slice(0, MOST_FIXES);
  return {
    code: report.code,
    severity: report.severity ?? findSchemaCode(report.code)?.severity ?? 'error',
    message: report.message,
    document: context.document,
    span: { start: report.at.start, end: report.at.end },
    resource: context.resource,
    upstream: report.upstream ?? [],
    related: report.related ?? [],
    fixes,
    hasPreferredFix: fixes.length > 0 && (report.hasPreferredFix ?? true),
    ...(report.tag === undefined ? {} : { tag: report.tag }),
  };
}
