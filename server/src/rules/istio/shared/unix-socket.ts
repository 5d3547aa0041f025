/** The scheme of addresses that are sockets of the file system. */
export const UNIX_SCHEME = 'unix://';

/**
 * What is wrong with `unix://path`: sockets are absolute paths of files, or abstract names with `@`.
 * @returns a phrase; undefined if nothing is wrong
 */
export function unixSocketFault(address: string): string | undefined {
  const path = address.slice(UNIX_SCHEME.length);
  if (path.startsWith('@')) return undefined;
  if (!path.startsWith('/')) return 'the path of a socket is absolute';
  return path.endsWith('/') ? 'the path of a socket names a file' : undefined;
}
