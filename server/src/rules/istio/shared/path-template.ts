const WILDCARD_SEGMENT = /^(?:\{\*\}|\{\*\*\})$/;
const LITERAL_SEGMENT = /^[a-zA-Z0-9\-._~%!$&'()+,;:@=]*$/;

/** True for a path of an AuthorizationPolicy with `{*}` or `{**}` in it. */
export function isPathTemplate(path: string): boolean {
  return path.includes('{*}') || path.includes('{**}');
}

/**
 * What is wrong with a path template: wildcards are whole segments, and `{**}` is the last of its kind.
 * Source: Envoy's URI template matcher, and Istio's CheckValidPathTemplate.
 * @returns a phrase; undefined if nothing is wrong
 */
export function pathTemplateFault(path: string): string | undefined {
  const segments = path.replace(/^\//, '').split('/');
  let isClosed = false;
  for (const segment of segments) {
    if (segment === '') return path === '/' || segment === segments.at(-1) ? undefined : 'a segment is empty';
    if (WILDCARD_SEGMENT.test(segment)) {
      if (isClosed) return `"{**}" has to be the last wildcard`;
      isClosed = segment === '{**}';
    } else if (/[{}*]/.test(segment)) return `"${segment}" mixes a wildcard with text`;
    else if (!LITERAL_SEGMENT.test(segment)) return `"${segment}" holds a character that no path has`;
  }
  return undefined;
}
