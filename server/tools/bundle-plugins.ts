import path from 'node:path';
import type { Plugin } from 'esbuild';
import { productBundles } from './bundles.ts';
import { repositoryRoot } from './folders.ts';

/** Of a library that can fetch translations over the network: what fills the placeholders of English messages. */
const englishOnly = `
  export const config = () => undefined;
  export const t = (message, ...values) => {
    const text = typeof message === 'string' ? message : message.message;
    return text.replace(/[{](\\d+)[}]/g, (whole, place) => String(values[place] ?? whole));
  };
`;

/** What yaml-language-server still touches of the parts left out: the function that would translate into English. */
const emptyModule = `
  export const format = undefined;
  export default { default: { en: () => undefined } };
`;

/**
 * Replaces what yaml-language-server imports and we never call: prettier (it formats) and ajv-i18n (it translates
 * messages that we do not show), which halves its bundle, and @vscode/l10n, the one part that could use the network.
 */
export const leaveOutUnusedParts: Plugin = {
  name: 'leave-out-unused-parts',
  setup(build) {
    build.onResolve({ filter: /^(?:prettier\/|ajv-i18n$)/ }, ({ path: name }) => ({
      path: name,
      namespace: 'left-out',
    }));
    build.onResolve({ filter: /^@vscode\/l10n$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'left-out',
    }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path: name }) => ({
      contents: name === '@vscode/l10n' ? englishOnly : emptyModule,
    }));
  },
};

/**
 * Makes a dynamic import of one of our own modules load a bundle of its own, so that what few requests need costs
 * nothing at start. esbuild itself splits only ES modules, and VS Code loads an extension as CommonJS.
 *
 * Takes the function that is told each module met this way.
 */
export function splitDynamicImports(onLazyModule: (entry: string) => void): Plugin {
  return {
    name: 'split-dynamic-imports',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ kind, path: specifier, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const entry = path.resolve(resolveDir, specifier);
        onLazyModule(entry);
        return { path: `./${lazyOutfile(entry)}`, external: true };
      });
    },
  };
}

/** Gives the file name, inside `dist/`, of a module that is loaded by a dynamic import. */
export function lazyOutfile(entry: string): string {
  const bundle = productBundles.find((each) => path.join(repositoryRoot, each.entry) === entry);
  return bundle?.outfile ?? `${path.basename(entry, '.ts')}.js`;
}
