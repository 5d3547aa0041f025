/**
 * Whether a text matches a pattern as AuthorizationPolicies know them: equal, or a `*` at one end, or `*` alone
 * for anything. A `*` elsewhere stands for itself.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  if (pattern === '*') return text !== '';
  if (pattern.startsWith('*')) return text.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return text.startsWith(pattern.slice(0, -1));
  return pattern === text;
}
