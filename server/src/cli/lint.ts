import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { TextDocument } from 'vscode-languageserver-textdocument';
import picomatch from 'picomatch';
import type { ShownProblem } from '../diagnostics/file-report.ts';
import { isAtLeast } from '../diagnostics/severity.ts';
import { isManifest } from '../host/manifest-names.ts';
import { definitionFiles, readFoundManifest, readManifestSync, walkFiles } from '../host/node-files.ts';
import { createNodeSchemas } from '../host/node-schemas.ts';
import { parseSettingsFile } from '../host/parse-settings.ts';
import { SETTINGS_FILE, SettingsTree } from '../host/settings-tree.ts';
import { createLanguageService, type LanguageService } from '../language-service.ts';
import type { Settings } from '../resources/settings.ts';
import { isJsonPath } from '../yaml/json/is-json.ts';
import { CHART_FILE } from '../workspace/charts.ts';
import { UsageError, type LintArguments } from './arguments.ts';
import type { LintProblem, LintResult } from './lint-result.ts';

/** Address under which standard input is checked. */
const STDIN_URI = 'stdin:/-';

/** How many files in JSON are read at once. */
const FILES_AT_A_TIME = 64;

/** What a run needs from its surroundings. */
export interface LintHost {
  readonly schemaFolder: string;
  readonly workingFolder: string;
  readStdin(): Promise<string>;
  log(message: string): void;
}

/**
 * Checks files as one workspace; with `--fix` the safe fixes are written back first.
 * @throws UsageError for paths and settings that cannot be read
 */
export async function lint(options: LintArguments, host: LintHost): Promise<LintResult> {
  const service = createLanguageService({
    schemas: createNodeSchemas(host.schemaFolder),
    isFrozen: !options.fix,
    log: host.log,
  });
  const settings = new SettingsTree();
  const uris = await readAll(options, { host, service, settings });
  await readSettings(options, settings);
  await readDefinitions(options, { host, service, settings });
  service.setSettings(
    options.closedWorld ? closeWorld((uri) => settings.settingsFor(uri)) : (uri) => settings.settingsFor(uri),
  );
  const nameOf = (uri: string) => displayName(uri, host.workingFolder);
  const checked = uris.filter((uri) => !isExcluded(uri, settings, host.workingFolder));
  const kept = new Set(checked);
  for (const uri of uris) if (!kept.has(uri)) service.removeFile(uri);
  if (options.fix) for (const uri of checked) await fixFile(service, uri);
  const problems: LintProblem[] = [];
  for (const uri of checked) {
    for (const shown of await service.problems(uri)) {
      if (isAtLeast(shown.severity, options.minSeverity ?? 'hint'))
        problems.push({ ...shown, file: nameOf(uri), nameOf });
    }
  }
  return { files: checked.length, documents: countDocuments(service, checked), problems };
}

/** The same settings for a workspace that is complete; equal settings stay one object. */
function closeWorld(settingsFor: (uri: string) => Settings): (uri: string) => Settings {
  const closed = new WeakMap<Settings, Settings>();
  return (uri) => {
    const own = settingsFor(uri);
    const known = closed.get(own) ?? { ...own, workspace: 'closed' };
    closed.set(own, known);
    return known;
  };
}

/** Documents with content: a trailing `---` makes none. */
function countDocuments(service: LanguageService, uris: readonly string[]): number {
  return uris
    .flatMap((uri) => service.documents(uri))
    .filter((document) => document.root !== undefined || document.faults.length > 0).length;
}

async function readAll(
  { paths }: LintArguments,
  { host, service, settings }: { host: LintHost; service: LanguageService; settings: SettingsTree },
): Promise<string[]> {
  const uris = new Set<string>();
  for (const name of paths) {
    if (name === '-') {
      service.setFile(STDIN_URI, await host.readStdin());
      uris.add(STDIN_URI);
      continue;
    }
    const target = path.resolve(host.workingFolder, name);
    const files = await filesOf(target, name);
    for await (const [file, text] of readTexts(files.sort(), target)) {
      const uri = URI.file(file).toString();
      if (path.basename(file) === SETTINGS_FILE) settings.setFile(uri, text);
      // Nobody asked for this file by its name, and it is no manifest.
      else if (text === undefined && isJsonPath(file) && file !== target) continue;
      else if (text === undefined) throw new UsageError(`"${file}" cannot be read.`);
      else {
        service.setFile(uri, text);
        uris.add(uri);
      }
    }
    await readAbove(target, { service, settings });
  }
  return [...uris];
}

/** Reads the CustomResourceDefinitions that options and settings name; they are used, not checked. */
async function readDefinitions(
  { crds }: LintArguments,
  { host, service, settings }: { host: LintHost; service: LanguageService; settings: SettingsTree },
): Promise<void> {
  const own = settings.settingsFor(URI.file(path.join(host.workingFolder, '-')).toString()).crds;
  for (const name of new Set([...own, ...crds])) {
    const files = await definitionFiles(path.resolve(host.workingFolder, name));
    if (files.length === 0)
      throw new UsageError(`"${name}" holds no CustomResourceDefinitions that can be read.`);
    for (const file of files) {
      const uri = URI.file(file).toString();
      const text = service.hasFile(uri) ? undefined : readManifestSync(file);
      if (text !== undefined) service.setFile(uri, text);
    }
  }
}

/**
 * The texts of files, in their order.
 * @param named the file that was asked for by name, if it is one
 */
async function* readTexts(
  files: readonly string[],
  named: string,
): AsyncGenerator<[string, string | undefined]> {
  for (let start = 0; start < files.length; start += FILES_AT_A_TIME) {
    const some = files.slice(start, start + FILES_AT_A_TIME);
    const texts = await Promise.all(
      some.map(async (file) =>
        file === named || !isJsonPath(file) ? readManifestSync(file) : await readFoundManifest(file),
      ),
    );
    for (const [index, file] of some.entries()) yield [file, texts[index]];
  }
}

async function filesOf(file: string, name: string): Promise<string[]> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) throw new UsageError(`"${name}" does not exist.`);
  if (!found.isDirectory()) return [file];
  const files: string[] = [];
  for await (const walked of walkFiles(file)) {
    if (isManifest(walked) || path.basename(walked) === SETTINGS_FILE) files.push(walked);
  }
  return files;
}

/** A project's settings hold for its folders too, and a chart's templates are templates, when only those are checked. */
async function readAbove(
  start: string,
  { service, settings }: { service: LanguageService; settings: SettingsTree },
): Promise<void> {
  for (let folder = start; path.dirname(folder) !== folder; folder = path.dirname(folder)) {
    const own = path.join(path.dirname(folder), SETTINGS_FILE);
    const ownText = await readFile(own, 'utf8').catch(() => undefined);
    if (ownText !== undefined) settings.setFile(URI.file(own).toString(), ownText);
    const chart = path.join(path.dirname(folder), CHART_FILE);
    const chartText = await readFile(chart, 'utf8').catch(() => undefined);
    if (chartText !== undefined) service.setFile(URI.file(chart).toString(), chartText);
  }
}

async function readSettings({ config }: LintArguments, settings: SettingsTree): Promise<void> {
  if (config === undefined) return;
  const text = await readFile(config, 'utf8').catch(() => undefined);
  const raw = text === undefined ? undefined : parseSettingsFile(text);
  if (raw === undefined) throw new UsageError(`"${config}" is no settings file that can be read.`);
  settings.setBase(raw);
}

function isExcluded(uri: string, settings: SettingsTree, workingFolder: string): boolean {
  const { exclude } = settings.settingsFor(uri);
  if (exclude.length === 0 || uri === STDIN_URI) return false;
  const relative = path.relative(workingFolder, URI.parse(uri).fsPath).split(path.sep).join('/');
  return picomatch.isMatch(relative, [...exclude], { dot: true });
}

function displayName(uri: string, workingFolder: string): string {
  if (uri === STDIN_URI) return '-';
  const file = URI.parse(uri).fsPath;
  const relative = path.relative(workingFolder, file);
  return relative.startsWith('..') ? file : relative;
}

async function fixFile(service: LanguageService, uri: string): Promise<void> {
  if (uri === STDIN_URI) return;
  const edits = await service.fixAll(uri);
  if (edits.length === 0) return;
  const text = TextDocument.create(uri, 'yaml', 0, textOf(service, uri));
  const repaired = TextDocument.applyEdits(text, edits);
  service.setFile(uri, repaired);
  await writeFile(URI.parse(uri).fsPath, repaired);
}

function textOf(service: LanguageService, uri: string): string {
  return service
    .documents(uri)
    .map((document) => document.text)
    .join('');
}

/** Exit status: 1 for problems that fail the run, else 0. */
export function exitStatus(problems: readonly ShownProblem[], options: LintArguments): 0 | 1 {
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  if (options.maxWarnings !== undefined && warnings > options.maxWarnings) return 1;
  const threshold = options.minSeverity ?? 'error';
  return problems.some(({ severity }) => isAtLeast(severity, threshold)) ? 1 : 0;
}
