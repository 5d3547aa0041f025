import { podServiceAccount } from '../../../resources/workload.ts';
import { workloadsWith } from '../../../workspace/workloads.ts';
import { toValue, type JsonValue } from '../../../yaml/to-value.ts';
import { at, compact, entriesAt, listAt, textAt, type JsonObject } from '../../refactorings/json-path.ts';
import { findServerPorts } from '../server-ports.ts';
import { textEntries, textMap } from '../text-entries.ts';
import { metadataOf, type TranslationSource, type Understood, type Written } from '../translation.ts';
import type { AccessIntent, AccessRule, Caller, RequestMatch } from './access-intent.ts';
import { fromPathPattern, toPathPattern } from './paths.ts';

const ACCOUNT = 'io.cilium.k8s.policy.serviceaccount';
const NAMESPACE = 'k8s:io.kubernetes.pod.namespace';

/** Reads what a CiliumNetworkPolicy says of calls to its Pods. */
export function readCiliumAccess(source: TranslationSource): Understood<AccessIntent> | undefined {
  const { resource } = source;
  if (resource.key !== 'CiliumNetworkPolicy.cilium.io') return undefined;
  const spec = at(toValue(resource.root), 'spec');
  const field = at(spec, 'ingress') === undefined ? 'ingressDeny' : 'ingress';
  const notes = entriesAt(spec).flatMap(([key]) =>
    ['endpointSelector', 'description', field].includes(key) ? [] : [`Not carried over: ${key}.`],
  );
  // An entry without any field admits nobody: it switches the protection on.
  const entries = listAt(spec, field).filter((entry) => entriesAt(entry).length > 0);
  const rules = entries.flatMap((entry, number) => {
    const rule = toRule(entry, source);
    if (rule === undefined)
      notes.push(`Not carried over: ${field}[${number}], whose callers have no other name.`);
    return rule ?? [];
  });
  const isProtected = field === 'ingress' && at(spec, 'ingress') !== undefined;
  if (rules.length === 0 && (entries.length > 0 || !isProtected)) return undefined;
  return {
    intent: {
      name: resource.name,
      namespace: resource.namespace,
      labels: textEntries(at(spec, 'endpointSelector', 'matchLabels')),
      action: field === 'ingress' ? 'allow' : 'deny',
      rules,
    },
    notes,
  };
}

function toRule(entry: JsonValue, source: TranslationSource): AccessRule | undefined {
  const peers = entriesAt(entry).filter(([key]) => key.startsWith('from'));
  const isForAll = peers.length === 0 || textsAt(entry, 'fromEntities').includes('all');
  const callers = listAt(entry, 'fromEndpoints').map((peer) => toCallers(peer, source));
  if (!isForAll && (callers.length === 0 || callers.includes(undefined))) return undefined;
  const toPorts = listAt(entry, 'toPorts');
  const ports = toPorts.flatMap((port) => listAt(port, 'ports')).map((port) => Number(textAt(port, 'port')));
  return {
    callers: isForAll ? undefined : callers.flatMap((found) => found ?? []),
    ports: [...new Set(ports.filter(Number.isInteger))],
    requests: joinPaths(toPorts.flatMap((port) => listAt(port, 'rules', 'http')).map(toRequest)),
  };
}

/** The accounts behind a selector of Pods; undefined if they are not known. */
function toCallers(peer: JsonValue, { resource, index }: TranslationSource): Caller[] | undefined {
  const written = textMap(at(peer, 'matchLabels'));
  const labels = new Map([...written].map(([key, value]) => [key.replace(/^(?:k8s|any):/, ''), value]));
  const home = NAMESPACE.slice('k8s:'.length);
  const namespace = labels.get(home) ?? resource.namespace;
  const account = labels.get(ACCOUNT);
  if (account !== undefined) return [{ kind: 'account', namespace, name: account }];
  const hasExpressions = listAt(peer, 'matchExpressions').length > 0;
  labels.delete(home);
  if (hasExpressions) return undefined;
  if (labels.size === 0) return [{ kind: 'namespace', namespace }];
  const accounts = new Set(workloadsWith(index, labels, namespace).map(podServiceAccount));
  if (accounts.size === 0) return undefined;
  return [...accounts].map((name) => ({ kind: 'account', namespace, name }));
}

function toRequest(rule: JsonValue): RequestMatch {
  const method = textAt(rule, 'method');
  const path = textAt(rule, 'path');
  return {
    methods: method === undefined ? [] : method.split('|'),
    paths: path === undefined ? [] : [fromPathPattern(path)],
  };
}

/** Requests that differ in their path alone, as one. */
function joinPaths(requests: readonly RequestMatch[]): RequestMatch[] {
  const joined: RequestMatch[] = [];
  for (const request of requests) {
    const twin = joined.findIndex(
      ({ methods, paths }) =>
        paths.length > 0 && request.paths.length > 0 && methods.join('|') === request.methods.join('|'),
    );
    const found = joined[twin];
    if (found === undefined) joined.push(request);
    else joined[twin] = { ...found, paths: [...found.paths, ...request.paths] };
  }
  return joined;
}

function textsAt(value: JsonValue, key: string): string[] {
  return listAt(value, key).filter((item) => typeof item === 'string');
}

/** Writes a CiliumNetworkPolicy. */
export function writeCiliumAccess(intent: AccessIntent, source: TranslationSource): Written {
  const { name, namespace, labels, action } = intent;
  const notes: string[] = [];
  const entries = intent.rules.flatMap((rule): JsonObject[] => {
    if (action === 'deny' && rule.requests.length > 0) {
      notes.push('Cilium denies by caller and port only: a rule about requests is left out.');
      return [];
    }
    const found =
      rule.ports.length === 0 && rule.requests.length > 0
        ? findServerPorts(labels, namespace, source)
        : { ports: rule.ports, notes: [] };
    notes.push(...found.notes);
    const toPorts = toPortRules(found.ports, rule.requests);
    return peersOf(rule.callers, namespace, notes).map((peers) => compact({ ...peers, toPorts }));
  });
  if (entries.length === 0 && intent.rules.length > 0) return { documents: [], notes };
  return {
    documents: [
      {
        apiVersion: 'cilium.io/v2',
        kind: 'CiliumNetworkPolicy',
        metadata: metadataOf(name, namespace, source),
        spec: {
          endpointSelector: compact({ matchLabels: labels }),
          [action === 'allow' ? 'ingress' : 'ingressDeny']: entries.length === 0 ? [{}] : entries,
        },
      },
    ],
    notes,
  };
}

/** The peers of the entries that a rule needs: Pods and entities cannot stand in one. */
function peersOf(callers: readonly Caller[] | undefined, own: string, notes: string[]): JsonObject[] {
  if (callers === undefined) return [{ fromEntities: ['all'] }];
  const endpoints = callers.flatMap((caller): JsonObject[] => {
    if (caller.kind === 'proven') return [];
    const place =
      caller.namespace === own && caller.kind === 'account' ? {} : { [NAMESPACE]: caller.namespace };
    return [{ matchLabels: caller.kind === 'account' ? { [ACCOUNT]: caller.name, ...place } : place }];
  });
  const isProven = callers.some(({ kind }) => kind === 'proven');
  if (isProven)
    notes.push('Cilium knows every Pod of the cluster: "anybody proven" becomes the entity "cluster".');
  return [
    ...(endpoints.length > 0 ? [{ fromEndpoints: endpoints }] : []),
    ...(isProven ? [{ fromEntities: ['cluster'] }] : []),
  ];
}

function toPortRules(ports: readonly number[], requests: readonly RequestMatch[]): JsonObject[] {
  if (ports.length === 0) return [];
  const http = requests.flatMap(({ methods, paths }) => {
    const patterns = paths.length === 0 ? [undefined] : paths.map(toPathPattern);
    const method = methods.length === 0 ? undefined : methods.join('|');
    return patterns.map((path) => compact({ method, path }));
  });
  const rules = http.length === 0 ? undefined : { http };
  return [compact({ ports: ports.map((port) => ({ port: String(port), protocol: 'TCP' })), rules })];
}
