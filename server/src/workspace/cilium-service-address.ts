import type { Resource } from '../resources/resource.ts';
import { scalar, scalars } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';

const SERVICES_BY_ADDRESS = defineLookup({
  name: 'services-by-cluster-address',
  kinds: ['Service'],
  *keysOf(service) {
    const first = scalar(service.root, 'spec.clusterIP');
    if (first !== undefined) yield first.text;
    for (const address of scalars(service.root, 'spec.clusterIPs[*]')) yield address.text;
  },
});

/** The Services whose files fix this cluster address, written in its shortest form. */
export function servicesByAddress(index: IndexView, address: string): readonly Resource[] {
  return index.by(SERVICES_BY_ADDRESS, address);
}
