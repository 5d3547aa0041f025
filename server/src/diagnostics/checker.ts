import type { KindKey } from '../resources/kinds.ts';
import type { Problem } from '../resources/problem.ts';
import type { Resource } from '../resources/resource.ts';
import type { Settings } from '../resources/settings.ts';
import type { Rule } from '../rules/rule.ts';
import { runRules, type RuleEnvironment, type RuleSet } from '../rules/run.ts';
import { checkSchemas } from '../schema/check-document.ts';
import type { SchemaStore } from '../schema/store.ts';
import type { QuestionKey } from '../workspace/workspace-index.ts';
import type { Workspace, WorkspaceChange } from '../workspace/workspace.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { ChosenRules } from './chosen-rules.ts';
import { isBroken, isLenient, survivesMasks } from './leniency.ts';
import { findSyntaxProblems } from './syntax.ts';

/** The verdict on one document. A new object whenever it is judged anew. */
export interface Verdict {
  readonly problems: readonly Problem[];
}

interface Entry {
  /** What depends on nothing but the document, its schema and the settings. */
  local: readonly Problem[] | undefined;
  verdict: Verdict | undefined;
  subscriptions: readonly Dependents[];
}

/** The documents whose verdicts rest on the answer to one question. */
interface Dependents {
  readonly question: QuestionKey;
  readonly documents: Set<YamlDocument>;
}

export interface CheckerParts {
  readonly workspace: Workspace;
  readonly store: SchemaStore;
  readonly rules: RuleSet;
  /** True if no file changes once it was judged: nobody will ask then what a verdict rests on. */
  readonly isFrozen: boolean;
  settingsFor(uri: string): Settings;
  /** Milliseconds since 1970. */
  now(): number;
  onError(rule: Rule, error: unknown): void;
}

/**
 * Judges documents and remembers the verdicts. A verdict falls when the document's text changes (it is then
 * another document), or when a question that a rule asked the index would be answered differently.
 */
export class Checker {
  readonly #parts: CheckerParts;
  readonly #entries = new Map<YamlDocument, Entry>();
  readonly #dependents = new Map<QuestionKey, Dependents>();
  readonly #chosen: ChosenRules;
  #isPaused = false;
  /** How many rules ran on how many resources since the start; the bench reads it. */
  runs = 0;

  constructor(parts: CheckerParts) {
    this.#parts = parts;
    this.#chosen = new ChosenRules(parts.rules, (mesh) => parts.workspace.uses(mesh));
  }

  /**
   * The problems of a document, from memory if nothing they rest on changed.
   * The store must have been prepared for the document's resources.
   */
  check(document: YamlDocument): Verdict {
    let entry = this.#entries.get(document);
    if (entry === undefined) {
      entry = { local: undefined, verdict: undefined, subscriptions: [] };
      this.#entries.set(document, entry);
    }
    entry.verdict ??= this.#judge(document, entry);
    return entry.verdict;
  }

  /** True if `check` would answer from memory. */
  isChecked(document: YamlDocument): boolean {
    return this.#entries.get(document)?.verdict !== undefined;
  }

  /** @returns the documents, other than the added ones, whose verdict fell */
  apply({ removed, touched }: Pick<WorkspaceChange, 'removed' | 'touched'>): ReadonlySet<YamlDocument> {
    for (const document of removed) {
      this.#unsubscribe(document, this.#entries.get(document)?.subscriptions ?? []);
      this.#entries.delete(document);
    }
    const fallen = new Set<YamlDocument>();
    for (const question of touched) {
      for (const document of this.#dependents.get(question)?.documents ?? []) fallen.add(document);
    }
    for (const document of fallen) this.#drop(document);
    return fallen;
  }

  /** Withholds what depends on other files: verdicts made meanwhile rest on the document alone. */
  pauseCrossChecks(): void {
    this.#isPaused = true;
  }

  resumeCrossChecks(): void {
    this.#isPaused = false;
    for (const document of this.#entries.keys()) this.#drop(document);
  }

  /** Forgets all verdicts: the settings changed. */
  reset(): void {
    this.#entries.clear();
    this.#dependents.clear();
    this.#chosen.clear();
  }

  /** Forgets the verdicts on documents with resources of these kinds: their schemas changed. */
  resetKinds(kinds: readonly KindKey[]): void {
    const changed = new Set(kinds);
    const isChanged = (document: YamlDocument) =>
      this.#parts.workspace.resourcesOf(document).some(({ key }) => changed.has(key));
    this.forget([...this.#entries.keys()].filter(isChanged));
  }

  /** Forgets all that is known of some documents: what they are judged by changed. */
  forget(documents: readonly YamlDocument[]): void {
    for (const document of documents) {
      this.#drop(document);
      this.#entries.delete(document);
    }
  }

  #drop(document: YamlDocument): void {
    const entry = this.#entries.get(document);
    if (entry === undefined) return;
    this.#unsubscribe(document, entry.subscriptions);
    entry.verdict = undefined;
    entry.subscriptions = [];
  }

  #subscribe(document: YamlDocument, questions: ReadonlySet<QuestionKey>): Dependents[] {
    return Array.from(questions, (question) => {
      let dependents = this.#dependents.get(question);
      if (dependents === undefined) {
        dependents = { question, documents: new Set() };
        this.#dependents.set(question, dependents);
      }
      dependents.documents.add(document);
      return dependents;
    });
  }

  #unsubscribe(document: YamlDocument, subscriptions: readonly Dependents[]): void {
    for (const { question, documents } of subscriptions) {
      documents.delete(document);
      if (documents.size === 0) this.#dependents.delete(question);
    }
  }

  #judge(document: YamlDocument, entry: Entry): Verdict {
    const { workspace, now } = this.#parts;
    const settings = this.#parts.settingsFor(document.uri);
    const part = workspace.chartPartOf(document.uri);
    // What templates include is a part of other texts, and what Helm reads is no manifest.
    if (part === 'helper' || part === 'input') return { problems: [] };
    if (settings.templates === 'off' && this.#isLenient(document)) return { problems: [] };
    const resources = workspace.resourcesOf(document);
    entry.local ??= this.#checkAlone(document, resources, settings);
    const questions = new Set<QuestionKey>();
    const index = this.#parts.isFrozen
      ? workspace.index
      : workspace.index.watched((question) => questions.add(question));
    const found = this.#isPaused
      ? []
      : withoutFlattened(resources, entry.local).flatMap((resource) =>
          this.#run('cross', resource, { index, settings, now }),
        );
    entry.subscriptions = this.#subscribe(document, questions);
    const problems = withoutReplaced([...entry.local, ...found].filter((problem) => survivesMasks(problem)));
    return { problems: problems.sort((left, right) => left.span.start - right.span.start) };
  }

  #checkAlone(
    document: YamlDocument,
    resources: readonly Resource[],
    settings: Settings,
  ): readonly Problem[] {
    const { store, workspace, now } = this.#parts;
    const { index } = workspace;
    const isPartial = workspace.isPatch(document.uri) || isBroken(document);
    const problems = [
      ...(workspace.isTemplated(document.uri) ? [] : findSyntaxProblems(document, resources, store)),
      ...checkSchemas(document, resources, store, settings, { isPartial }),
    ];
    const legible = withoutFlattened(resources, problems);
    return [
      ...problems,
      ...legible.flatMap((resource) => this.#run('local', resource, { index, settings, now })),
    ];
  }

  /** True for a document that other tools fill in, and for each of a template: others bring what one seems to miss. */
  #isLenient(document: YamlDocument): boolean {
    return isLenient(document) || this.#parts.workspace.chartPartOf(document.uri) === 'template';
  }

  #run(scope: keyof RuleSet, resource: Resource, environment: RuleEnvironment): Problem[] {
    const { document } = resource;
    const rules = this.#chosen.for(scope, resource, environment.settings, {
      isLenient: this.#isLenient(document) || this.#parts.workspace.isPatch(document.uri),
      isBroken: isBroken(document),
    });
    this.runs += rules.length;
    return runRules(rules, resource, environment, (rule, error) => this.#parts.onError(rule, error));
  }
}

/** Leaves out resources whose fields stand in the wrong places: what is said of those is all there is to say. */
function withoutFlattened(resources: readonly Resource[], problems: readonly Problem[]): readonly Resource[] {
  const flattened = problems.flatMap(({ code, resource }) => (code === 'schema/flattened' ? [resource] : []));
  return flattened.length === 0 ? resources : resources.filter((resource) => !flattened.includes(resource));
}

/** One problem per fault: leaves out what another problem at the same place says better. */
function withoutReplaced(problems: readonly Problem[]): Problem[] {
  const replaced = new Set(
    problems.flatMap(({ replaces, span }) => replaces?.map((code) => `${code}@${span.start}`) ?? []),
  );
  if (replaced.size === 0) return [...problems];
  return problems.filter(({ code, span }) => !replaced.has(`${code}@${span.start}`));
}
