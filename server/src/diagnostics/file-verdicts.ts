import { findResources } from '../resources/resource.ts';
import type { Settings } from '../resources/settings.ts';
import { DEFINITION } from '../schema/crd/definition.ts';
import type { SchemaStore } from '../schema/store.ts';
import { Pace, type Cancellation } from '../util/pace.ts';
import { isKustomization } from '../workspace/kustomize.ts';
import { kindKey } from '../workspace/workspace-index.ts';
import type { Workspace, WorkspaceChange } from '../workspace/workspace.ts';
import { YamlFile, type YamlDocument } from '../yaml/document.ts';
import type { Checker } from './checker.ts';
import { reportFile, type ShownProblem } from './file-report.ts';

/** Files larger than this, in characters or documents, are nothing that somebody edits, and are taken as empty. */
const LONGEST_FILE = 16 * 1024 * 1024;
const MOST_DOCUMENTS = 50_000;

const NO_DOCUMENTS: readonly YamlDocument[] = [];

export interface FileVerdictsParts {
  readonly workspace: Workspace;
  readonly store: SchemaStore;
  readonly checker: Checker;
  settingsFor(uri: string): Settings;
}

/** Judges files as they are, and knows whose verdicts fall when one changes. */
export class FileVerdicts {
  readonly #parts: FileVerdictsParts;
  readonly #pace = new Pace();

  constructor(parts: FileVerdictsParts) {
    this.#parts = parts;
  }

  /** The YAML documents of a file; none for a file that is not there. */
  documentsOf(uri: string): readonly YamlDocument[] {
    return this.#parts.workspace.file(uri)?.documents ?? NO_DOCUMENTS;
  }

  /** Adds a file or takes its new text; returns the other files whose problems may have changed. */
  setFile(uri: string, text: string): ReadonlySet<string> {
    return this.#take(uri, textToTake(text));
  }

  /** Does so, but lets others in meanwhile; returns undefined, and takes nothing, once the text is stale. */
  async setFileInSlices(
    uri: string,
    text: string,
    isStale: () => boolean,
  ): Promise<ReadonlySet<string> | undefined> {
    const taken = textToTake(text);
    const steps = this.#parts.workspace.prepareFile(uri, taken);
    const pace = new Pace();
    for (let isReady = false; !isReady; isReady = steps.next().done === true) {
      if (!pace.isDue()) continue;
      await pace.rest();
      if (isStale()) return undefined;
    }
    return this.#take(uri, taken);
  }

  removeFile(uri: string): ReadonlySet<string> {
    return this.#apply(uri, this.#parts.workspace.removeFile(uri));
  }

  /** The problems of a file, as the settings and the file's comments let them through. */
  async problems(uri: string, cancellation?: Cancellation): Promise<ShownProblem[]> {
    await this.#judge(uri, cancellation);
    return this.#report(uri);
  }

  /**
   * What `look` makes of the problems that a file would have with another text. The file is then as before; its
   * verdicts and those of other files may have fallen.
   */
  async problemsWith<Result>(
    uri: string,
    text: string,
    look: (problems: readonly ShownProblem[]) => Result,
  ): Promise<Result> {
    const trial = new YamlFile(uri);
    trial.update(text);
    await this.#parts.store.prepare(trial.documents.flatMap((document) => findResources(document)));
    const file = this.#parts.workspace.file(uri);
    if (file === undefined) return look([]);
    // Until the file is as before, nothing may be waited for: nobody sees it so.
    const present = file.text;
    this.setFile(uri, text);
    try {
      return look(this.#report(uri));
    } finally {
      this.setFile(uri, present);
    }
  }

  #take(uri: string, text: string): ReadonlySet<string> {
    return this.#apply(uri, this.#parts.workspace.setFile(uri, text));
  }

  #report(uri: string): ShownProblem[] {
    const { workspace, checker, settingsFor } = this.#parts;
    const file = workspace.file(uri);
    return file === undefined
      ? []
      : reportFile(file, settingsFor(uri), (document) => checker.check(document));
  }

  /** Judges every document of a file. What comes in meanwhile may change the file, or make verdicts fall. */
  async #judge(uri: string, cancellation: Cancellation | undefined): Promise<void> {
    const { workspace, store, checker } = this.#parts;
    const documents = this.documentsOf(uri);
    const unchecked = documents.filter((document) => !checker.isChecked(document));
    for (const document of unchecked) {
      await this.#pace.rest(cancellation);
      await store.prepare(workspace.resourcesOf(document));
      if (this.documentsOf(uri) !== documents) break;
      checker.check(document);
    }
    const isDone = this.documentsOf(uri).every((document) => checker.isChecked(document));
    if (!isDone) await this.#judge(uri, cancellation);
  }

  /** Drops the verdicts that a change makes wrong; returns the other files that had some. */
  #apply(uri: string, change: WorkspaceChange): ReadonlySet<string> {
    const { workspace, checker } = this.#parts;
    const documents = [...checker.apply(change)];
    const fallen = new Set([...documents.map((document) => document.uri), ...this.#redefine(change)]);
    fallen.delete(uri);
    // How a document is judged depends on whether its file is a template.
    if (change.templateChanged) checker.forget(this.documentsOf(uri));
    if (!isKustomization(uri) && !change.meshesChanged && !change.chartsChanged) return fallen;
    // Which files are patches or templates, or which meshes are in use, bears on every verdict.
    checker.reset();
    return new Set([...workspace.files()].map((file) => file.uri));
  }

  /** Takes over definitions of kinds that came, went or changed; returns the files that hold such kinds. */
  #redefine(change: WorkspaceChange): string[] {
    const { workspace, store, checker } = this.#parts;
    if (!change.touched.has(kindKey(DEFINITION))) return [];
    const kinds = new Set(store.setUserDefinitions(workspace.index.all(DEFINITION)));
    if (kinds.size === 0) return [];
    checker.resetKinds([...kinds]);
    return [...workspace.resources()].filter(({ key }) => kinds.has(key)).map(({ document }) => document.uri);
  }
}

function textToTake(text: string): string {
  return isTooLarge(text) ? '' : text;
}

function isTooLarge(text: string): boolean {
  if (text.length > LONGEST_FILE) return true;
  let count = 1;
  for (let at = text.indexOf('\n---'); at !== -1; at = text.indexOf('\n---', at + 1)) count++;
  return count > MOST_DOCUMENTS;
}
