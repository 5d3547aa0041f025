/**
 * Takes a cheap look at a JSON text: whatever is no Kubernetes object, such as a `package.json` or the settings of an
 * editor, is told apart without the server.
 */
export function looksLikeManifest(text: string): boolean {
  return /"apiVersion"\s*:\s*"/.test(text) && /"kind"\s*:/.test(text);
}
