import type { KindKey } from '../../../resources/kinds.ts';
import type { Resource } from '../../../resources/resource.ts';
import type { ScalarNode, YamlNode } from '../../../yaml/nodes.ts';
import { select } from '../../../yaml/select.ts';
import { parseCidr, parseIpAddress, type Cidr } from '../../shared/cidr.ts';
import { texts } from '../../shared/texts.ts';
import { EGRESS_NETWORK, NETWORK_AUTHENTICATION, SERVER_AUTHORIZATION } from './kinds.ts';

/** Kinds with lists of networks. */
export const NETWORK_KINDS: readonly KindKey[] = [
  NETWORK_AUTHENTICATION,
  EGRESS_NETWORK,
  SERVER_AUTHORIZATION,
];

/** The query of a resource's list of networks. */
export function networksQuery({ key }: Resource): string {
  return key === SERVER_AUTHORIZATION ? 'spec.client.networks' : 'spec.networks';
}

/** One entry of a list of networks. */
interface NetworkEntry {
  readonly map: YamlNode;
  readonly cidr: ScalarNode | undefined;
  readonly except: readonly ScalarNode[];
}

export function networksOf(resource: Resource): NetworkEntry[] {
  return select(resource.root, `${networksQuery(resource)}[*]`).map((map) => ({
    map,
    cidr: texts(map, 'cidr')[0],
    except: texts(map, 'except[*]'),
  }));
}

/** Reads a network; a bare address is the network of that one address. */
export function parseNetwork(text: string): Cidr | undefined {
  const address = parseIpAddress(text);
  if (address === undefined) return parseCidr(text);
  return parseCidr(`${text}/${address.family === 4 ? 32 : 128}`);
}
