import { podLabels } from '../../resources/workload.ts';
import { serviceSelector } from '../../resources/service.ts';
import type { Resource } from '../../resources/resource.ts';
import { destinationRulesFor, subsetsIn, type Subset } from '../../workspace/istio-destination-rules.ts';
import { resolveHost, SERVICE } from '../../workspace/istio-hosts.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import { appendItem, insertPair, lineEnding, quoteIfNeeded, type DocumentEdit } from '../../yaml/edit.ts';
import type { MapNode } from '../../yaml/nodes.ts';
import { findPair, nodeAt, scalar, select } from '../../yaml/select.ts';
import { EXTRACT, type Refactoring, type RefactoringTarget } from './refactoring.ts';

/** The label that tells the versions of a workload apart, by Istio's and most people's custom. */
const VERSION = 'version';

const DESTINATIONS = ['http', 'tcp', 'tls'].map((protocol) => `spec.${protocol}[*].route[*].destination`);

/**
 * Makes a subset of a destination: of the version that it names and no DestinationRule declares, or else of the
 * first version of its workloads that has no subset yet.
 */
export function extractSubset({ resource, offset, index }: RefactoringTarget): Refactoring | undefined {
  if (resource.key !== 'VirtualService.networking.istio.io') return undefined;
  const destination = DESTINATIONS.flatMap((query) => select(resource.root, query)).find(
    (node) => node.pair !== undefined && node.pair.start <= offset && offset <= node.end,
  );
  const host = scalar(destination, 'host')?.text;
  if (destination?.kind !== 'map' || host === undefined) return undefined;
  const rules = destinationRulesFor(index, host, resource.namespace);
  const declared = rules.flatMap(subsetsIn);
  const written = scalar(destination, 'subset')?.text;
  if (written === undefined && findPair(destination, 'subset') !== undefined) return undefined;
  const subset = written ?? firstVersion({ resource, offset, index }, host, declared);
  if (subset === undefined || declared.some(({ name }) => name === subset)) return undefined;
  return {
    title: `Extract the subset "${subset}" of "${host}"`,
    kind: EXTRACT,
    edits: () => [
      ...(written === undefined ? [nameSubset(resource, destination, subset)] : []),
      declare(resource, { host, subset, rule: rules[0] }),
    ],
  };
}

/** The first version among the workloads of a host that no subset selects yet. */
function firstVersion(
  { resource, index }: Pick<RefactoringTarget, 'resource' | 'index' | 'offset'>,
  host: string,
  declared: readonly Subset[],
): string | undefined {
  const service = resolveHost(index, host, resource.namespace)?.resources.find(({ key }) => key === SERVICE);
  if (service === undefined) return undefined;
  const taken = new Set(declared.map(({ labels }) => labels.get(VERSION)));
  return workloadsWith(index, serviceSelector(service), service.namespace)
    .flatMap((workload) => podLabels(workload).get(VERSION) ?? [])
    .find((version) => !taken.has(version));
}

function nameSubset({ document }: Resource, destination: MapNode, subset: string): DocumentEdit {
  const after = findPair(destination, 'host');
  return insertPair(document, destination, { key: 'subset', value: quoteIfNeeded(subset), after });
}

interface Declaration {
  readonly host: string;
  readonly subset: string;
  /** The DestinationRule of the host; undefined if there is none yet. */
  readonly rule: Resource | undefined;
}

function declare(resource: Resource, { host, subset, rule }: Declaration): DocumentEdit {
  const item = `name: ${quoteIfNeeded(subset)}\nlabels:\n  ${VERSION}: ${quoteIfNeeded(subset)}`;
  const list = rule && nodeAt(rule.root, ['spec', 'subsets']);
  if (rule !== undefined && list?.kind === 'seq') return appendToList(rule, list, item);
  const spec = rule && nodeAt(rule.root, ['spec']);
  if (rule !== undefined && spec?.kind === 'map') {
    const value = `- ${item.replaceAll('\n', '\n  ')}`;
    return insertPair(rule.document, spec, { key: 'subsets', value });
  }
  return newRule(resource, host, item);
}

function appendToList(rule: Resource, list: Parameters<typeof appendItem>[1], item: string): DocumentEdit {
  const flow = `{${item.replace('labels:\n  ', 'labels: {').replaceAll('\n', ', ')}}}`;
  const isEmpty = list.items.length === 0;
  return appendItem(rule.document, list, list.flow || isEmpty ? flow : item);
}

/** A DestinationRule in a document of its own, behind that of the route. */
function newRule(
  { document, namespace, root, apiVersion }: Resource,
  host: string,
  item: string,
): DocumentEdit {
  const name = host.split('.')[0]?.replace('*', 'all') ?? host;
  const written = scalar(root, 'metadata.namespace') === undefined ? [] : [`  namespace: ${namespace}`];
  const lines = [
    '',
    '---',
    `apiVersion: ${apiVersion}`,
    'kind: DestinationRule',
    'metadata:',
    `  name: ${quoteIfNeeded(name)}`,
    ...written,
    'spec:',
    `  host: ${quoteIfNeeded(host)}`,
    '  subsets:',
    `    - ${item.replaceAll('\n', '\n      ')}`,
  ];
  const end = document.text.trimEnd().length;
  const newText = lines.join('\n').replaceAll('\n', lineEnding(document));
  return { document, span: { start: end, end }, newText };
}
