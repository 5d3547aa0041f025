import type { YamlDocument } from '../yaml/document.ts';
import type { DocumentEdit } from '../yaml/edit.ts';
import type { Span } from '../yaml/nodes.ts';
import type { Resource } from './resource.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Another place that explains a problem. */
export interface Related {
  readonly document: YamlDocument;
  readonly span: Span;
  readonly message: string;
}

/** A repair. `safe` ones may run in fix-all, `suggestion` ones only by the user's choice. */
export interface Fix {
  readonly title: string;
  readonly kind: 'safe' | 'suggestion';
  /** The edits, computed when somebody asks: most problems are never fixed by us. */
  readonly edits: () => readonly DocumentEdit[];
}

/**
 * A fault in a document: the one form in which the YAML layer, the schemas and the rules report. Plain data;
 * the span is relative to the document, so a problem stays true while its document moves.
 */
export interface Problem {
  /** `<area>/<subject>-<fault>`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly document: YamlDocument;
  readonly span: Span;
  readonly resource: Resource | undefined;
  /** Ids that other tools use for the same fault, such as `IST0101`. */
  readonly upstream: readonly string[];
  readonly related: readonly Related[];
  /** The preferred fix first. If the first is only one of several equals, `hasPreferredFix` is false. */
  readonly fixes: readonly Fix[];
  readonly hasPreferredFix: boolean;
  readonly tag?: 'deprecated' | 'unnecessary';
  /** Codes whose problem at the same place is not shown beside this one, which says more. */
  readonly replaces?: readonly string[];
}
