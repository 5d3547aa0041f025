import { decodeAddress } from '../util/decode-address.ts';

/** What paths start with that are not seen from a folder, on any system; a share would even be asked for by network. */
const ABSOLUTE = /^(?:[/\\]|[a-z]:)/i;

/** True for a path of the settings that leads out of the folder it is seen from, or may do so. */
export function leadsOut(path: string): boolean {
  const decoded = decodeAddress(path);
  if (ABSOLUTE.test(decoded)) return true;
  let depth = 0;
  for (const part of decoded.split(/[/\\]/)) {
    if (part === '..') depth--;
    else if (part !== '' && part !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}
