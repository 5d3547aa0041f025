import type { CodeLens, Location } from 'vscode-languageserver-types';
import { titleNode, type Resource } from '../resources/resource.ts';
import { selectionsIn } from '../workspace/selections.ts';
import type { IndexView } from '../workspace/index-view.ts';
import { occurrencesIn, occurrencesOf } from '../workspace/occurrences/find-occurrences.ts';
import { workloadsWith } from '../workspace/workloads.ts';
import { toLocation } from './locations.ts';

/** The client's command that lists places; it takes an address, a position and locations. */
const SHOW_PLACES = 'meshwright.showPlaces';

/**
 * How often a resource or subset is referred to, and how many workloads a selector selects; the lenses come resource
 * by resource.
 */
export function* provideCodeLenses(
  resources: readonly Resource[],
  index: IndexView,
): Generator<readonly CodeLens[]> {
  const counted = new Set<string>();
  for (const resource of resources) {
    yield [...referenceLenses(resource, index, counted), ...selectionLenses(resource, index)];
  }
}

/** @param counted symbols that have their lens: of several definitions of one name the first carries it */
function referenceLenses(resource: Resource, index: IndexView, counted: Set<string>): CodeLens[] {
  return occurrencesIn(resource).flatMap((occurrence) => {
    const [symbol] = occurrence.symbols;
    if (occurrence.role !== 'definition' || !occurrence.canRename || symbol === undefined) return [];
    if (counted.has(symbol)) return [];
    counted.add(symbol);
    const references = occurrencesOf(index, symbol).filter(({ role }) => role === 'reference');
    // A resource that nobody refers to is the rule, not the exception: nothing is said about it.
    if (references.length === 0) return [];
    return [lens(toLocation(occurrence), plural(references.length, 'reference'), references.map(toLocation))];
  });
}

function selectionLenses(resource: Resource, index: IndexView): CodeLens[] {
  return selectionsIn(resource).flatMap(({ node, labels, namespace }) => {
    const workloads = workloadsWith(index, labels, namespace);
    if (labels.size === 0 || workloads.length === 0) return [];
    const { document } = resource;
    const place = { uri: document.uri, range: document.rangeOf({ start: node.start, end: node.start }) };
    const targets = workloads.map((workload) => ({
      uri: workload.document.uri,
      range: workload.document.rangeOf(titleNode(workload)),
    }));
    return [lens(place, `selects ${plural(workloads.length, 'workload')}`, targets)];
  });
}

function lens({ uri, range }: Location, title: string, places: readonly Location[]): CodeLens {
  return { range, command: { title, command: SHOW_PLACES, arguments: [uri, range.start, places] } };
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
