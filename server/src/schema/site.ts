import type { YamlNode } from '../yaml/nodes.ts';
import { rootView, childView, type SchemaView } from './lookup.ts';
import { locate, parsePointer, type Place } from './locate.ts';
import type { SchemaContext } from './context.ts';
import type { SchemaFault } from './kind-schema.ts';

/** A value of the resource with everything that is wrong with it. */
export interface Site {
  readonly pointer: string;
  readonly place: Place;
  readonly view: SchemaView;
  readonly faults: readonly SchemaFault[];
}

/** Gathers faults by the value they concern, in the order of the text. Values that are filled in later have none. */
export function toSites(context: SchemaContext, faults: readonly SchemaFault[]): Site[] {
  const byPointer = new Map<string, SchemaFault[]>();
  for (const fault of faults) {
    const known = byPointer.get(fault.pointer);
    if (known === undefined) byPointer.set(fault.pointer, [fault]);
    else known.push(fault);
  }
  const sites = [...byPointer].flatMap(([pointer, found]) => toSite(context, pointer, found) ?? []);
  return sites.sort((left, right) => left.place.source.start - right.place.source.start);
}

function toSite(context: SchemaContext, pointer: string, faults: readonly SchemaFault[]): Site | undefined {
  const path = parsePointer(pointer);
  const place = locate(context.resource.root, path);
  if (place === undefined || place.source.masked || place.pair?.key.masked === true) return undefined;
  let view: SchemaView | undefined = rootView(context.schema.root);
  for (const step of place.path) view = view === undefined ? undefined : childView(view, step);
  return view === undefined ? undefined : { pointer, place, view, faults };
}

/** The names that faults of one keyword give in a parameter. */
export function namesIn(site: Site, keyword: string, parameter: string): string[] {
  return site.faults.flatMap((fault) => {
    const name = fault.params[parameter];
    return fault.keyword === keyword && typeof name === 'string' ? [name] : [];
  });
}

/** True for a key without a value, or with `null` or `~`. */
export function isNullValue(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null && !node.masked;
}
