import type { BuildOptions } from 'esbuild';

/** Where a bundle runs; it decides the format and what the surroundings supply. */
type Surroundings = 'node' | 'web-extension-host' | 'web-worker';

/** One file of `dist/` and the module it is made from. */
export interface Bundle {
  readonly entry: string;
  readonly outfile: string;
  readonly runsIn: Surroundings;
  /** Modules that are loaded at run time, not bundled. */
  readonly external?: readonly string[];
  /** Modules that stand in for others. */
  readonly alias?: Readonly<Record<string, string>>;
  readonly isProgram?: boolean;
  /** A dynamic import of one of our modules loads a bundle of its own. */
  readonly isSplit?: boolean;
}

/** What an installed extension and the command line run. */
export const productBundles: readonly Bundle[] = [
  {
    entry: 'client/src/extension.ts',
    outfile: 'extension.js',
    runsIn: 'node',
    isSplit: true,
    external: ['vscode'],
  },
  {
    entry: 'client/src/extension-web.ts',
    outfile: 'extension-web.js',
    runsIn: 'web-extension-host',
    external: ['vscode'],
  },
  { entry: 'server/src/lsp/node.ts', outfile: 'server.js', runsIn: 'node', isSplit: true },
  { entry: 'server/src/lsp/browser.ts', outfile: 'server-web.js', runsIn: 'web-worker' },
  { entry: 'server/src/cli/main.ts', outfile: 'cli.js', runsIn: 'node', isSplit: true, isProgram: true },
];

/** What the end-to-end tests run inside VS Code; never packaged. */
export const testBundles: readonly Bundle[] = [
  {
    entry: 'test/e2e/stubs/yaml-extension.ts',
    outfile: 'test/stubs/vscode-yaml/extension.js',
    runsIn: 'node',
    external: ['vscode'],
  },
  {
    entry: 'test/e2e/suite/index.ts',
    outfile: 'test/suite.js',
    runsIn: 'node',
    external: ['vscode', 'mocha'],
  },
  {
    entry: 'test/e2e/suite/index.ts',
    outfile: 'test/suite-web.js',
    runsIn: 'web-extension-host',
    external: ['vscode', 'node:fs', 'node:child_process'],
    alias: {
      mocha: './test/e2e/suite/web/mocha.ts',
      'mocha/mocha.js': './node_modules/mocha/mocha.js',
      'node:assert/strict': './test/e2e/suite/web/assert.ts',
    },
  },
];

/**
 * Gives the part of esbuild's options that depends on where the bundle runs.
 *
 * yaml-language-server depends on jsonc-parser, whose CommonJS build requires files by a computed name that no
 * bundler can follow; its ES build (the field `module`) has no such require.
 */
export function optionsFor(bundle: Bundle): BuildOptions {
  if (bundle.runsIn !== 'node') {
    return {
      platform: 'browser',
      format: bundle.runsIn === 'web-worker' ? 'iife' : 'cjs',
      target: 'es2022',
      alias: { path: 'path-browserify', ...bundle.alias },
      define: { 'process.env': '{}' },
    };
  }
  const firstLine = bundle.isProgram === true ? '#!/usr/bin/env node\n' : '';
  return {
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    // VS Code hands out its API to modules that are required.
    supported: { 'dynamic-import': bundle.isSplit !== true },
    define: { 'import.meta.url': 'importMetaUrl', 'import.meta.dirname': '__dirname' },
    banner: {
      js: `${firstLine}const importMetaUrl = require('node:url').pathToFileURL(__filename).href;`,
    },
  };
}
