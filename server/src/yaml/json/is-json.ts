/** How many characters of a text without a telling address are looked at. */
const LONGEST_LOOK = 1000;

/**
 * Tells whether a text is JSON: by the end of its address, and for texts that have no such (standard input, unsaved
 * files) by how they begin.
 */
export function isJson(uri: string, text: string): boolean {
  const [path = ''] = uri.split(/[?#]/, 1);
  // A line of dashes is YAML whatever the file is called, and `kubectl` reads it so.
  if (isJsonPath(path)) return !text.startsWith('---');
  if (/\.\w+$/.test(path)) return false;
  // `{{` starts a template, `{a: 1}` is YAML.
  return /^\uFEFF?\s*\{\s*["}]/.test(text.slice(0, LONGEST_LOOK));
}

/** Tells whether a file is named as JSON. */
export function isJsonPath(path: string): boolean {
  return /\.jsonc?$/i.test(path);
}

/**
 * Takes a cheap look at a JSON text. Whatever is no Kubernetes object, such as a `package.json` or a lock file, is told
 * apart without being parsed.
 */
export function looksLikeManifest(text: string): boolean {
  return /"apiVersion"\s*:\s*"/.test(text) && /"kind"\s*:/.test(text);
}

/** Tells whether a file is JSON of another kind than ours. */
export function isForeignJson(path: string, text: string): boolean {
  return isJsonPath(path) && !looksLikeManifest(text);
}
