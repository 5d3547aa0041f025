import { serviceSelector } from '../../../resources/service.ts';
import { SERVICE } from '../../../workspace/istio-hosts.ts';
import { toValue, type JsonValue } from '../../../yaml/to-value.ts';
import {
  at,
  compact,
  entriesAt,
  listAt,
  textAt,
  type JsonObject,
  type Value,
} from '../../refactorings/json-path.ts';
import { textEntries } from '../text-entries.ts';
import { metadataOf, type TranslationSource, type Understood, type Written } from '../translation.ts';
import type { AccessIntent, AccessRule, Caller, RequestMatch } from './access-intent.ts';
import { fromIstioPath, toIstioPath } from './paths.ts';

const ACTIONS: ReadonlyMap<string, AccessIntent['action']> = new Map([
  ['ALLOW', 'allow'],
  ['DENY', 'deny'],
]);
const SOURCE = ['principals', 'namespaces', 'serviceAccounts'];
const OPERATION = ['ports', 'methods', 'paths'];

/** Reads an AuthorizationPolicy of Istio that allows or denies by its rules. */
export function readIstioAccess(source: TranslationSource): Understood<AccessIntent> | undefined {
  const { resource } = source;
  if (resource.key !== 'AuthorizationPolicy.security.istio.io') return undefined;
  const spec = at(toValue(resource.root), 'spec');
  const action = ACTIONS.get(textAt(spec, 'action') ?? 'ALLOW');
  const written = listAt(spec, 'rules');
  const labels = labelsOf(spec, source);
  if (action === undefined || labels === undefined || (action === 'deny' && written.length === 0))
    return undefined;
  const notes: string[] = [];
  const rules = written.flatMap((rule, number) => {
    const place = `rules[${number}]`;
    notes.push(...lostIn(rule, place));
    return (
      toRule(rule, resource.namespace) ??
      lose(notes, `Not carried over: ${place}, whose callers have no other name.`)
    );
  });
  if (rules.length === 0 && written.length > 0) return undefined;
  for (const [key] of entriesAt(spec)) {
    if (!['selector', 'targetRefs', 'action', 'rules'].includes(key)) notes.push(`Not carried over: ${key}.`);
  }
  return {
    intent: {
      name: resource.name,
      namespace: resource.namespace,
      labels,
      action,
      rules,
    },
    notes,
  };
}

/** The labels of the Pods that are called; undefined where the policy is for what is no Service of this workspace. */
function labelsOf(spec: Value, { resource, index }: TranslationSource): JsonObject | undefined {
  const targets = listAt(spec, 'targetRefs');
  if (targets.length === 0) return textEntries(at(spec, 'selector', 'matchLabels'));
  const [target, ...others] = targets;
  if (others.length > 0 || textAt(target, 'kind') !== SERVICE) return undefined;
  const service = index.get(SERVICE, resource.namespace, textAt(target, 'name') ?? '');
  const selector = service === undefined ? undefined : serviceSelector(service);
  return selector === undefined || selector.size === 0 ? undefined : Object.fromEntries(selector);
}

function lose(notes: string[], note: string): [] {
  notes.push(note);
  return [];
}

function lostIn(rule: JsonValue, place: string): string[] {
  const lost = [
    ...entriesAt(rule).flatMap(([key]) => (key === 'from' || key === 'to' ? [] : [key])),
    ...listAt(rule, 'from').flatMap((from) =>
      entriesAt(from, 'source').flatMap(([key]) => (SOURCE.includes(key) ? [] : [`from.source.${key}`])),
    ),
    ...listAt(rule, 'to').flatMap((to) =>
      entriesAt(to, 'operation').flatMap(([key]) => (OPERATION.includes(key) ? [] : [`to.operation.${key}`])),
    ),
  ];
  return [...new Set(lost)].map((field) => `Not carried over: ${place}.${field}, so that more calls match.`);
}

/** @returns undefined if callers are named of whom none can be named elsewhere */
function toRule(rule: JsonValue, namespace: string): AccessRule | undefined {
  const sources = listAt(rule, 'from').map((from) => at(from, 'source') ?? null);
  const callers = sources.flatMap((source) => toCallers(source, namespace));
  if (sources.length > 0 && callers.length === 0) return undefined;
  const operations = listAt(rule, 'to').map((to) => at(to, 'operation') ?? null);
  const requests = operations.flatMap((operation): RequestMatch[] => {
    const methods = texts(operation, 'methods').filter((method) => method !== '*');
    const paths = texts(operation, 'paths').map(fromIstioPath);
    return methods.length + paths.length === 0 ? [] : [{ methods, paths }];
  });
  const ports = operations.flatMap((operation) => texts(operation, 'ports')).map(Number);
  return { callers: sources.length === 0 ? undefined : callers, ports: [...new Set(ports)], requests };
}

function toCallers(source: JsonValue, namespace: string): Caller[] {
  return [
    ...texts(source, 'principals').flatMap(fromPrincipal),
    ...texts(source, 'namespaces').map((name): Caller => ({ kind: 'namespace', namespace: name })),
    ...texts(source, 'serviceAccounts').map((text): Caller => {
      const [first = '', second] = text.split('/');
      return second === undefined
        ? { kind: 'account', namespace, name: first }
        : { kind: 'account', namespace: first, name: second };
    }),
  ];
}

function fromPrincipal(principal: string): Caller[] {
  if (principal === '*') return [{ kind: 'proven' }];
  const [, namespace, name] = /^[^/*]+\/ns\/([^/*]+)\/(?:sa\/)?([^/]+)$/.exec(principal) ?? [];
  if (namespace === undefined || name === undefined) return [];
  if (name === '*') return [{ kind: 'namespace', namespace }];
  return name.includes('*') ? [] : [{ kind: 'account', namespace, name }];
}

function texts(value: JsonValue, key: string): string[] {
  return listAt(value, key).filter((item) => typeof item === 'string');
}

/** Writes an AuthorizationPolicy of Istio. */
export function writeIstioAccess(intent: AccessIntent, source: TranslationSource): Written {
  const { name, namespace, labels, action } = intent;
  const notes: string[] = [];
  const rules = intent.rules.map(({ callers, ports, requests }): JsonObject => {
    const operations = (requests.length === 0 ? [{ methods: [], paths: [] }] : requests).map((request) =>
      compact({
        ports: ports.map(String),
        methods: [...request.methods],
        paths: request.paths.flatMap(
          (path) => toIstioPath(path) ?? lose(notes, `Istio has no patterns for paths: "${path.value}".`),
        ),
      }),
    );
    return compact({
      from: callers === undefined ? undefined : callers.map((caller) => ({ source: toSource(caller) })),
      to: operations
        .filter((operation) => Object.keys(operation).length > 0)
        .map((operation) => ({ operation })),
    });
  });
  return {
    documents: [
      {
        apiVersion: 'security.istio.io/v1',
        kind: 'AuthorizationPolicy',
        metadata: metadataOf(name, namespace, source),
        spec: {
          ...(Object.keys(labels).length === 0 ? {} : { selector: { matchLabels: labels } }),
          action: action === 'allow' ? 'ALLOW' : 'DENY',
          ...(rules.length === 0 ? {} : { rules }),
        },
      },
    ],
    notes,
  };
}

function toSource(caller: Caller): JsonObject {
  if (caller.kind === 'proven') return { principals: ['*'] };
  if (caller.kind === 'namespace') return { namespaces: [caller.namespace] };
  return { principals: [`cluster.local/ns/${caller.namespace}/sa/${caller.name}`] };
}
