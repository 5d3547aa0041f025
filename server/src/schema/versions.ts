import type { Since } from '../../../schemas/vocabulary.ts';

/**
 * Orders releases such as `1.9` and `1.22`.
 * @returns a negative number if `left` is older, positive if it is newer, 0 if they are equal or one is no release
 */
export function compareReleases(left: string, right: string): number {
  const leftParts = releaseParts(left);
  const rightParts = releaseParts(right);
  if (leftParts === undefined || rightParts === undefined) return 0;
  const [leftMajor, leftMinor] = leftParts;
  const [rightMajor, rightMinor] = rightParts;
  return leftMajor - rightMajor || leftMinor - rightMinor;
}

function releaseParts(release: string): readonly [number, number] | undefined {
  const match = /^v?(\d{1,6})\.(\d{1,6})/.exec(release);
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

/** Says in a few words since when there is something, such as `since 1.5, experimental since 1.3`. */
export function sinceWords(since: Since): string {
  return typeof since === 'string'
    ? `since ${since}`
    : `since ${since.standard}, experimental since ${since.experimental}`;
}

/** Orders API versions as Kubernetes ranks them, the most stable and newest first: v2, v1, v1beta2, v1alpha1. */
export function compareApiVersions(left: string, right: string): number {
  const leftRank = apiVersionRank(left);
  const rightRank = apiVersionRank(right);
  return rightRank[0] - leftRank[0] || rightRank[1] - leftRank[1] || rightRank[2] - leftRank[2];
}

const STABILITY: Readonly<Record<string, number>> = { alpha: 1, beta: 2 };

function apiVersionRank(version: string): readonly [number, number, number] {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (match === null) return [0, 0, 0];
  const [, major, stability, minor] = match;
  return [stability === undefined ? 3 : (STABILITY[stability] ?? 0), Number(major), Number(minor ?? 0)];
}
