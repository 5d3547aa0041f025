import type { YamlFile } from '../yaml/document.ts';
import { scalars } from '../yaml/select.ts';

/** Where a Kustomization names files that are only parts of resources (Kustomize 5, kustomization reference). */
const PATCHES = [
  'patches[*].path',
  'patchesStrategicMerge[*]',
  'patchesJson6902[*].path',
  'components[*].patches[*].path',
];

/** True for the names under which Kustomize looks for its file. */
export function isKustomization(uri: string): boolean {
  return /\/(?:kustomization\.ya?ml|Kustomization)$/.test(uri);
}

/** The addresses of the files that a Kustomization applies as patches. */
export function patchesOf(kustomization: YamlFile): string[] {
  const folder = kustomization.uri.slice(0, kustomization.uri.lastIndexOf('/'));
  return kustomization.documents
    .flatMap((document) => PATCHES.flatMap((query) => scalars(document.root, query)))
    .flatMap(({ text }) => resolvePath(folder, text) ?? []);
}

/** Half of a character: no file name holds one, and no address can. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Resolves `../base/patch.yaml`; undefined for an inline patch, an address, or a path out of the tree. */
function resolvePath(folder: string, relative: string): string | undefined {
  if (
    relative === '' ||
    LONE_SURROGATE.test(relative) ||
    relative.includes('\n') ||
    relative.includes('://') ||
    relative.startsWith('/')
  )
    return undefined;
  const parts = folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(encodeURIComponent(part));
  }
  return parts.join('/');
}
