import { MESHES, meshSignals, type MeshName } from '../resources/mesh-signals.ts';
import { findResources, type Resource } from '../resources/resource.ts';
import { YamlFile, type YamlDocument } from '../yaml/document.ts';
import { chartFolderOf, chartPartOf, type ChartPart } from './charts.ts';
import { isKustomization, patchesOf } from './kustomize.ts';
import { WorkspaceIndex, type QuestionKey } from './workspace-index.ts';

/** What a new text of a file, or its disappearance, did to the workspace. */
export interface WorkspaceChange {
  readonly added: readonly YamlDocument[];
  readonly removed: readonly YamlDocument[];
  /** The questions to the index whose answers may have changed. */
  readonly touched: ReadonlySet<QuestionKey>;
  /** True if a mesh came into use, or the last trace of one went. */
  readonly meshesChanged: boolean;
  /** True if a Helm chart came or went. */
  readonly chartsChanged: boolean;
  /** True if the file got its first template expression, or lost its last. */
  readonly templateChanged: boolean;
}

const NOTHING: readonly Resource[] = [];

/** All files, their documents and the resources in them. */
export class Workspace {
  readonly index = new WorkspaceIndex();
  readonly #files = new Map<string, YamlFile>();
  /** Files that each Kustomization applies as patches. */
  readonly #patches = new Map<string, ReadonlySet<string>>();
  /** The folders of Helm charts. */
  readonly #charts = new Set<string>();
  /** How many documents of each file have template expressions. */
  readonly #templated = new Map<string, number>();
  /** How many resources show each mesh to be in use. */
  readonly #signals = new Map<MeshName, number>();
  readonly #resources = new Map<YamlDocument, readonly Resource[]>();
  /** What was found in documents that are only prepared. */
  readonly #found = new WeakMap<YamlDocument, readonly Resource[]>();

  /**
   * Does most of the work of `setFile` ahead, in small steps between which anything may happen: nobody sees what is
   * prepared.
   */
  *prepareFile(uri: string, text: string): Generator<undefined> {
    for (const document of this.#fileOf(uri).prepare(text)) {
      const resources = findResources(document);
      this.#found.set(document, resources);
      for (const resource of resources) this.index.prepare(resource);
      yield;
    }
  }

  /** Adds a file or takes its new text; work is proportional to the documents that changed. */
  setFile(uri: string, text: string): WorkspaceChange {
    const file = this.#fileOf(uri);
    const { added, removed } = file.update(text);
    if (isKustomization(uri)) this.#patches.set(uri, new Set(patchesOf(file)));
    const chart = chartFolderOf(uri);
    const chartsChanged = chart !== undefined && !this.#charts.has(chart);
    if (chart !== undefined) this.#charts.add(chart);
    return { ...this.#apply(uri, added, removed), chartsChanged };
  }

  removeFile(uri: string): WorkspaceChange {
    const removed = this.#files.get(uri)?.documents ?? [];
    this.#files.delete(uri);
    this.#patches.delete(uri);
    const chart = chartFolderOf(uri);
    const chartsChanged = chart !== undefined && this.#charts.delete(chart);
    return { ...this.#apply(uri, [], removed), chartsChanged };
  }

  file(uri: string): YamlFile | undefined {
    return this.#files.get(uri);
  }

  files(): IterableIterator<YamlFile> {
    return this.#files.values();
  }

  /** True for a file that a Kustomization applies as a patch, and that so holds only parts of resources. */
  isPatch(uri: string): boolean {
    for (const patches of this.#patches.values()) if (patches.has(uri)) return true;
    return false;
  }

  /** What a file is to Helm: a template also where only its text shows it. */
  chartPartOf(uri: string): ChartPart | undefined {
    return chartPartOf(uri, this.#charts) ?? (this.isTemplated(uri) ? 'template' : undefined);
  }

  /** True for a file with template expressions, in whatever document of it. */
  isTemplated(uri: string): boolean {
    return this.#templated.has(uri);
  }

  /** True if some file shows the mesh to be in use. */
  uses(mesh: MeshName): boolean {
    return (this.#signals.get(mesh) ?? 0) > 0;
  }

  /** Every resource of every file. */
  *resources(): Generator<Resource> {
    for (const resources of this.#resources.values()) yield* resources;
  }

  /** The Kubernetes objects in a document, in order. */
  resourcesOf(document: YamlDocument): readonly Resource[] {
    return this.#resources.get(document) ?? NOTHING;
  }

  #fileOf(uri: string): YamlFile {
    let file = this.#files.get(uri);
    if (file === undefined) {
      file = new YamlFile(uri);
      this.#files.set(uri, file);
    }
    return file;
  }

  #apply(
    uri: string,
    added: readonly YamlDocument[],
    removed: readonly YamlDocument[],
  ): Omit<WorkspaceChange, 'chartsChanged'> {
    const wasTemplated = this.isTemplated(uri);
    this.#countTemplated(uri, added, 1);
    this.#countTemplated(uri, removed, -1);
    const touched = new Set<QuestionKey>();
    const before = MESHES.map((mesh) => this.uses(mesh)).join();
    for (const document of removed) {
      for (const resource of this.resourcesOf(document)) {
        this.#count(resource, -1);
        for (const question of this.index.remove(resource)) touched.add(question);
      }
      this.#resources.delete(document);
    }
    for (const document of added) {
      const resources = this.#found.get(document) ?? findResources(document);
      this.#found.delete(document);
      if (resources.length > 0) this.#resources.set(document, resources);
      for (const resource of resources) {
        this.#count(resource, 1);
        for (const question of this.index.add(resource)) touched.add(question);
      }
    }
    const meshesChanged = MESHES.map((mesh) => this.uses(mesh)).join() !== before;
    const templateChanged = this.isTemplated(uri) !== wasTemplated;
    return { added, removed, touched, meshesChanged, templateChanged };
  }

  #countTemplated(uri: string, documents: readonly YamlDocument[], step: 1 | -1): void {
    let count = this.#templated.get(uri) ?? 0;
    for (const document of documents) if (isTemplate(document)) count += step;
    if (count > 0) this.#templated.set(uri, count);
    else this.#templated.delete(uri);
  }

  #count(resource: Resource, step: 1 | -1): void {
    for (const mesh of meshSignals(resource)) this.#signals.set(mesh, (this.#signals.get(mesh) ?? 0) + step);
  }
}

/** True for a document with expressions of Go templates; the marks of other tools stand for single values. */
function isTemplate({ text, masks }: YamlDocument): boolean {
  return masks.some(({ start }) => text.startsWith('{{', start));
}
