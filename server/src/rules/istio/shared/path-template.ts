const WILDCARD_SEGMENT = /^(?:\{\*\}|\{\*\*\})$/;
const LITERAL_SEGMENT = /^[a-zA-Z0-9\-._~%!$&'()+,;:@=]+$/;

/** True for a path of an AuthorizationPolicy with braces in it, which stand in templates only. */
export function isPathTemplate(path: string): boolean {
  return /[{}]/.test(path);
}

/**
 * What is wrong with a path template: wildcards are whole segments, and `{**}` is the last of its kind.
 * Source: Envoy's URI template matcher, and Istio's CheckValidPathTemplate.
 * @returns a phrase; undefined if nothing is wrong
 */
export function pathTemplateFault(path: string): string | undefined {
  const segments = trimSlashes(path).split('/');
  let isClosed = false;
  for (const segment of segments) {
    if (segment === '') return 'a segment is empty';
    if (WILDCARD_SEGMENT.test(segment)) {
      if (isClosed) return `"{**}" has to be the last wildcard`;
      isClosed = segment === '{**}';
    } else if (/[{}*]/.test(segment))
      return `"${segment}" is no wildcard: "{*}" stands for one segment, "{**}" for the rest`;
    else if (!LITERAL_SEGMENT.test(segment)) return `"${segment}" holds a character that no path has`;
  }
  return undefined;
}

function trimSlashes(path: string): string {
  let [start, end] = [0, path.length];
  while (start < end && path[start] === '/') start++;
  while (end > start && path[end - 1] === '/') end--;
  return path.slice(start, end);
}
