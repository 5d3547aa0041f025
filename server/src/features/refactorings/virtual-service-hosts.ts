/**
 * The hosts of a VirtualService for these names; all where there is none. Istio refuses a host that another one of
 * the list stands for (istio, ValidateVirtualService), and loses nothing with it.
 */
export function toHosts(names: readonly string[]): string[] {
  const hosts = [...new Set(names)];
  const kept = hosts.filter((host) => !hosts.some((other) => other !== host && covers(other, host)));
  return kept.length === 0 ? ['*'] : kept;
}

function covers(wide: string, host: string): boolean {
  return wide === '*' || (wide.startsWith('*.') && host.endsWith(wide.slice(1)));
}
