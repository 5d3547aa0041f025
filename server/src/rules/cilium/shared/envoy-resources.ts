import type { KindKey } from '../../../resources/kinds.ts';
import type { Resource } from '../../../resources/resource.ts';
import { scalar, select } from '../../../yaml/select.ts';

export const ENVOY_CONFIG: KindKey = 'CiliumEnvoyConfig.cilium.io';
export const CLUSTERWIDE_ENVOY_CONFIG: KindKey = 'CiliumClusterwideEnvoyConfig.cilium.io';
export const ENVOY_CONFIG_KINDS: readonly KindKey[] = [ENVOY_CONFIG, CLUSTERWIDE_ENVOY_CONFIG];

/**
 * The names of the listeners that an Envoy configuration defines.
 * @returns undefined if one of its resources cannot be read, so that a listener may be among them
 */
export function listenerNames(config: Resource): string[] | undefined {
  const names: string[] = [];
  for (const resource of select(config.root, 'spec.resources[*]')) {
    const type = scalar(resource, '@type');
    if (type === undefined) return undefined;
    if (!type.text.endsWith('.Listener')) continue;
    const name = scalar(resource, 'name');
    if (name === undefined) return undefined;
    names.push(name.text);
  }
  return names;
}
