/**
 * What a stretch of JSON without strings holds beside its comments.
 * @returns undefined if the stretch ends within a comment
 */
export function outsideComments(stretch: string): string | undefined {
  const opening = /\/[/*]/g;
  let outside = '';
  for (let at = 0; ;) {
    opening.lastIndex = at;
    const start = opening.exec(stretch)?.index;
    if (start === undefined) return outside + stretch.slice(at);
    outside += stretch.slice(at, start);
    const close = stretch[start + 1] === '/' ? '\n' : '*/';
    const end = stretch.indexOf(close, start + 2);
    if (end === -1) return undefined;
    at = end + close.length;
  }
}
