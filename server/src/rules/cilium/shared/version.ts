import type { Settings } from '../../../resources/settings.ts';

/**
 * Whether the Cilium release of the settings is `version` or newer. Both are `major.minor` with anything
 * behind; a setting that is no version counts as the newest.
 */
export function isCiliumAtLeast(settings: Settings, version: string): boolean {
  const [major, minor] = parse(settings.cilium.version) ?? [Infinity, Infinity];
  const [wantedMajor, wantedMinor] = parse(version) ?? [0, 0];
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function parse(version: string): [number, number] | undefined {
  const match = /^v?([0-9]{1,4})\.([0-9]{1,4})/.exec(version.trim());
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}
