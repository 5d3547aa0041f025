/**
 * What is wrong with a locality such as `us-west/zone1/*`: a wildcard ends it, and no part is empty.
 * @returns a phrase; undefined if nothing is wrong
 */
export function localityFault(locality: string): string | undefined {
  const star = locality.indexOf('*');
  if (star !== -1 && star !== locality.length - 1) return 'a wildcard may only stand at its end';
  return locality.split('/').includes('') ? 'a part between its slashes is empty' : undefined;
}

/** Whether one locality is the other, or holds it: `us-west` holds `us-west/zone1`, `*` holds all. */
export function localitiesOverlap(left: string, right: string): boolean {
  const [leftParts, rightParts] = [left, right].map((text) => text.split('/').filter((part) => part !== '*'));
  const length = Math.min(leftParts?.length ?? 0, rightParts?.length ?? 0);
  return leftParts?.slice(0, length).join('/') === rightParts?.slice(0, length).join('/');
}
