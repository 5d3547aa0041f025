import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { context, type BuildContext, type BuildOptions } from 'esbuild';
import { buildSchemas } from '../../schemas/build/build-schemas.ts';
import { collectSnippets } from './collect-snippets.ts';
import { copyPages } from './copy-pages.ts';
import { lazyOutfile, leaveOutUnusedParts, splitDynamicImports } from './bundle-plugins.ts';
import { optionsFor, productBundles, testBundles, type Bundle } from './bundles.ts';
import { distFolder, repositoryRoot } from './folders.ts';
import { writeLicences } from './write-licences.ts';

export interface BuildSettings {
  /** Keep names and write source maps, for debugging. */
  readonly development: boolean;
}

/** Builds `dist/` over what is there. */
export async function build(settings: BuildSettings): Promise<void> {
  const inputs = new Set<string>();
  for (const each of await createContexts(settings, inputs)) await each.dispose();
  await writeData();
  await writeLicences(inputs);
}

/** Builds `dist/` and builds a bundle again whenever one of its sources changes, until the process ends. */
async function watch(): Promise<void> {
  for (const each of await createContexts({ development: true })) await each.watch();
  await writeData();
  // The task in .vscode waits for this word.
  process.stdout.write('watching\n');
}

/** Writes what is not a bundle. */
async function writeData(): Promise<void> {
  await mkdir(distFolder, { recursive: true });
  // The package is an ES module; VS Code 1.91 loads extensions as CommonJS only.
  await writeFile(path.join(distFolder, 'package.json'), '{ "type": "commonjs" }\n');
  // What the walkthrough opens.
  await copyFile(
    path.join(repositoryRoot, 'examples/mistakes/traffic-split.yaml'),
    path.join(distFolder, 'example.yaml'),
  );
  await Promise.all([buildSchemas(repositoryRoot), copyPages(), collectSnippets()]);
}

/**
 * Builds every bundle once, with those that dynamic imports ask for, and gives the contexts to build them again.
 * Takes the set to which the modules in what is shipped are added, as paths within the repository.
 */
async function createContexts(settings: BuildSettings, inputs = new Set<string>()): Promise<BuildContext[]> {
  const contexts: BuildContext[] = [];
  const pending = [...productBundles, ...testBundles];
  const entries = new Map<string, string>();
  for (let bundle = pending.shift(); bundle !== undefined; bundle = pending.shift()) {
    const entry = path.resolve(repositoryRoot, bundle.entry);
    const other = entries.get(bundle.outfile);
    if (other === entry) continue;
    if (other !== undefined) throw new Error(`${other} and ${entry} both build ${bundle.outfile}.`);
    entries.set(bundle.outfile, entry);
    const created = await context(
      toOptions(bundle, settings, (entry) => {
        pending.push({
          entry,
          outfile: lazyOutfile(entry),
          runsIn: 'node',
          isSplit: true,
          external: ['vscode'],
        });
      }),
    );
    const { metafile } = await created.rebuild();
    if (!testBundles.includes(bundle))
      for (const input of Object.keys(metafile?.inputs ?? {})) inputs.add(input);
    contexts.push(created);
  }
  await removeStaleBundles(new Set(entries.keys()), settings);
  return contexts;
}

/** Removes what an older build left beside the bundles; it would be packed as well. */
async function removeStaleBundles(
  current: ReadonlySet<string>,
  { development }: BuildSettings,
): Promise<void> {
  for (const name of await readdir(distFolder)) {
    const isStale = name.endsWith('.js.map')
      ? !development || !current.has(name.slice(0, -'.map'.length))
      : name.endsWith('.js') && !current.has(name);
    if (isStale) await rm(path.join(distFolder, name));
  }
}

function toOptions(
  bundle: Bundle,
  settings: BuildSettings,
  onLazyModule: (entry: string) => void,
): BuildOptions {
  const plugins = [leaveOutUnusedParts];
  if (bundle.isSplit === true) plugins.push(splitDynamicImports(onLazyModule));
  return {
    ...optionsFor(bundle),
    absWorkingDir: repositoryRoot,
    entryPoints: [bundle.entry],
    outfile: path.join(distFolder, bundle.outfile),
    bundle: true,
    external: [...(bundle.external ?? [])],
    plugins,
    minify: !settings.development,
    sourcemap: settings.development,
    // Stack traces in bug reports stay readable, for a few kilobytes.
    keepNames: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
}

if (process.argv[1] === import.meta.filename) {
  await (process.argv.includes('--watch') ? watch() : build({ development: false }));
}
