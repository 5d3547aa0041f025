import type { Resource } from '../../../resources/resource.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { select } from '../../../yaml/select.ts';

/** Where a VirtualService names the hosts that traffic goes to. */
const DESTINATION_QUERIES = [
  'spec.http[*].route[*].destination',
  'spec.http[*].mirror',
  'spec.http[*].mirrors[*].destination',
  'spec.tcp[*].route[*].destination',
  'spec.tls[*].route[*].destination',
] as const;

/** Every `{host, subset, port}` of a VirtualService, mirrors included. */
export function destinationsOf(virtualService: Resource): YamlNode[] {
  return DESTINATION_QUERIES.flatMap((query) => select(virtualService.root, query));
}

/** The routes of a VirtualService, of all three protocols. */
export function routesOf(virtualService: Resource): YamlNode[] {
  return ['spec.http[*]', 'spec.tcp[*]', 'spec.tls[*]'].flatMap((query) =>
    select(virtualService.root, query),
  );
}
