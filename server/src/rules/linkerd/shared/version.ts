import type { Settings } from '../../../resources/settings.ts';

/**
 * Whether the Linkerd release of the settings is `version` or newer. A setting that is no version, such as
 * that of an edge release, counts as the newest.
 */
export function isLinkerdAtLeast(settings: Settings, version: string): boolean {
  const [major, minor] = parse(settings.linkerd.version) ?? [Infinity, Infinity];
  const [wantedMajor, wantedMinor] = parse(version) ?? [0, 0];
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function parse(version: string): [number, number] | undefined {
  const match = /^(?:stable-)?v?([0-9]{1,4})\.([0-9]{1,4})/.exec(version.trim());
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}
