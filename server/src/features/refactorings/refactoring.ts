import type { Resource } from '../../resources/resource.ts';
import type { Settings } from '../../resources/settings.ts';
import type { SchemaStore } from '../../schema/store.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import type { DocumentEdit } from '../../yaml/edit.ts';

/** What the user has the cursor on, and what is known around it. */
export interface RefactoringTarget {
  readonly resource: Resource;
  /** UTF-16 offset of the cursor in the resource's document. */
  readonly offset: number;
  readonly index: IndexView;
  readonly store: SchemaStore;
  readonly settings: Settings;
  /** The resources of the file that holds `resource`, this one included. */
  readonly resourcesOfFile: readonly Resource[];
}

/** Kinds of code actions, as editors group them in their menu. */
export const REWRITE = 'refactor.rewrite';
export const EXTRACT = 'refactor.extract';

/** A change of form that the user may want where nothing is wrong. */
export interface Refactoring {
  readonly title: string;
  readonly kind: typeof REWRITE | typeof EXTRACT;
  /** The edits, computed when somebody asks. */
  readonly edits: () => readonly DocumentEdit[];
}

/** Finds what one refactoring could do for a target; undefined where it does not apply. */
export type FindRefactoring = (target: RefactoringTarget) => Refactoring | undefined;
