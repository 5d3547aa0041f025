import type { Resource } from '../../../resources/resource.ts';
import { containerPorts } from '../../../resources/workload.ts';
import type { IndexView } from '../../../workspace/index-view.ts';
import { workloadsWith } from '../../../workspace/workloads.ts';
import { toValue, type JsonValue } from '../../../yaml/to-value.ts';
import { at, listAt, numberAt, textAt, type JsonObject, type Value } from '../../refactorings/json-path.ts';
import { textEntries, textMap } from '../text-entries.ts';
import type { TranslationSource, Understood } from '../translation.ts';
import type { AccessIntent, Caller, PathMatch, RequestMatch } from './access-intent.ts';
import { fromPathPattern } from './paths.ts';

const SERVER = 'Server.policy.linkerd.io';
const ROUTE = 'HTTPRoute.gateway.networking.k8s.io';
const AUTHENTICATION = 'MeshTLSAuthentication.policy.linkerd.io';
const NETWORKS = 'NetworkAuthentication.policy.linkerd.io';

/** Reads an AuthorizationPolicy of Linkerd, with the Server, the route and the authentication that it names. */
export function readLinkerdAccess({
  resource,
  index,
}: TranslationSource): Understood<AccessIntent> | undefined {
  if (resource.key !== 'AuthorizationPolicy.policy.linkerd.io') return undefined;
  const { namespace, name } = resource;
  const spec = at(toValue(resource.root), 'spec');
  const target = textAt(spec, 'targetRef', 'name') ?? '';
  const isRoute = textAt(spec, 'targetRef', 'kind') === 'HTTPRoute';
  const route = isRoute ? valueOf(index.get(ROUTE, namespace, target)) : undefined;
  const server = valueOf(
    index.get(SERVER, namespace, isRoute ? (textAt(listAt(route, 'parentRefs')[0], 'name') ?? '') : target),
  );
  const labels = textEntries(at(server, 'podSelector', 'matchLabels'));
  const port = numberAt(server, 'port') ?? namedPort(textAt(server, 'port'), labels, { resource, index });
  const references = listAt(spec, 'requiredAuthenticationRefs');
  const callers = callersOf(references, resource, index);
  if (server === undefined || callers === 'unknown') return undefined;
  const rule = {
    callers,
    ports: port === undefined ? [] : [port],
    requests: isRoute ? listAt(route, 'rules').map(toRequest) : [],
  };
  const notes =
    port === undefined ? [`Not carried over: the port of Server "${target}", so that more calls match.`] : [];
  return { intent: { name, namespace, labels, action: 'allow', rules: [rule] }, notes };
}

/** The number behind the name of a port, if the selected workloads agree on it. */
function namedPort(
  name: string | undefined,
  labels: JsonObject,
  { resource, index }: TranslationSource,
): number | undefined {
  const ports = workloadsWith(index, textMap(labels), resource.namespace)
    .flatMap(containerPorts)
    .filter((port) => port.name === name);
  const numbers = new Set(ports.map(({ number }) => number));
  return numbers.size === 1 ? ports[0]?.number : undefined;
}

function valueOf(resource: Resource | undefined): Value {
  return resource === undefined ? undefined : at(toValue(resource.root), 'spec');
}

/** The callers that the one required authentication admits; undefined for anybody. */
function callersOf(
  references: readonly JsonValue[],
  { namespace }: Resource,
  index: IndexView,
): readonly Caller[] | undefined | 'unknown' {
  const [reference, ...others] = references;
  if (others.length > 0) return 'unknown';
  if (reference === undefined) return undefined;
  const name = textAt(reference, 'name') ?? '';
  const home = textAt(reference, 'namespace') ?? namespace;
  switch (textAt(reference, 'kind')) {
    case 'ServiceAccount':
      return [{ kind: 'account', namespace: home, name }];
    case 'NetworkAuthentication':
      return admitsAll(valueOf(index.get(NETWORKS, home, name))) ? undefined : 'unknown';
    case 'MeshTLSAuthentication': {
      const authentication = valueOf(index.get(AUTHENTICATION, home, name));
      const callers = [
        ...listAt(authentication, 'identityRefs').map((item) => fromReference(item, home)),
        ...listAt(authentication, 'identities').map((item) =>
          typeof item === 'string' ? fromIdentity(item) : undefined,
        ),
      ];
      const known = callers.filter((caller) => caller !== undefined);
      return known.length === 0 || known.length < callers.length ? 'unknown' : known;
    }
    default:
      return 'unknown';
  }
}

function admitsAll(spec: Value): boolean {
  return listAt(spec, 'networks').some((network) => textAt(network, 'cidr')?.endsWith('/0') === true);
}

function fromReference(reference: JsonValue, home: string): Caller | undefined {
  const name = textAt(reference, 'name');
  if (textAt(reference, 'kind') === 'Namespace') {
    return name === undefined ? undefined : { kind: 'namespace', namespace: name };
  }
  const namespace = textAt(reference, 'namespace') ?? home;
  return name === undefined ? undefined : { kind: 'account', namespace, name };
}

/** `web.shop.serviceaccount.identity.linkerd.cluster.local`, `*.shop.serviceaccount.…` or `*`. */
function fromIdentity(identity: string): Caller | undefined {
  if (identity === '*') return { kind: 'proven' };
  const [, name, namespace] = /^([^.]+)\.([^.]+)\.serviceaccount\.identity\./.exec(identity) ?? [];
  if (name === undefined || namespace === undefined) return undefined;
  return name === '*' ? { kind: 'namespace', namespace } : { kind: 'account', namespace, name };
}

function toRequest(rule: JsonValue): RequestMatch {
  const matches = listAt(rule, 'matches');
  const paths = matches.flatMap((match): PathMatch[] => {
    const value = textAt(match, 'path', 'value');
    if (value === undefined) return [];
    const type = textAt(match, 'path', 'type') ?? 'PathPrefix';
    if (type === 'RegularExpression') return [fromPathPattern(value)];
    if (type === 'Exact' || value === '/') return [{ kind: type === 'Exact' ? 'exact' : 'prefix', value }];
    const whole = value.replace(/\/$/, '');
    return [
      { kind: 'exact', value: whole },
      { kind: 'prefix', value: `${whole}/` },
    ];
  });
  const methods = matches.flatMap((match) => textAt(match, 'method') ?? []);
  const isKnown = (path: PathMatch, position: number) =>
    paths.findIndex(({ kind, value }) => kind === path.kind && value === path.value) === position;
  return { methods: [...new Set(methods)], paths: paths.filter(isKnown) };
}
