import { compact, type JsonObject } from '../../refactorings/json-path.ts';
import { findServerPorts } from '../server-ports.ts';
import { metadataOf, type TranslationSource, type Written } from '../translation.ts';
import type { AccessIntent, AccessRule, Caller, RequestMatch } from './access-intent.ts';
import { toPathPattern } from './paths.ts';

const GROUP = 'policy.linkerd.io';

/** Writes a Server for each port, and for each rule an authentication and a policy for each Server. */
export function writeLinkerdAccess(intent: AccessIntent, source: TranslationSource): Written {
  const { labels, namespace, rules } = intent;
  if (intent.action === 'deny') {
    return { documents: [], notes: ['Linkerd has no policy that denies: say who is allowed instead.'] };
  }
  const written = [...new Set(rules.flatMap(({ ports }) => ports))];
  const { ports, notes } =
    written.length > 0 && rules.every((rule) => rule.ports.length > 0)
      ? { ports: written, notes: [] }
      : findServerPorts(labels, namespace, source);
  const isHttp = rules.some(({ requests }) => requests.length > 0);
  const serverName = (port: number) => (ports.length === 1 ? intent.name : `${intent.name}-${port}`);
  const servers = ports.map((port) => ({
    apiVersion: `${GROUP}/v1beta3`,
    kind: 'Server',
    metadata: metadataOf(serverName(port), namespace, source),
    spec: {
      podSelector: Object.keys(labels).length === 0 ? {} : { matchLabels: labels },
      port,
      ...(isHttp ? { proxyProtocol: 'HTTP/1' } : {}),
      ...(rules.length === 0 ? { accessPolicy: 'deny' } : {}),
    },
  }));
  const policies = rules.flatMap((rule, number) => {
    const name = rules.length === 1 ? intent.name : `${intent.name}-${number + 1}`;
    const reached = rule.ports.length === 0 ? ports : rule.ports;
    return [
      authenticationOf(rule, name, { namespace, source }),
      ...reached.flatMap((port) =>
        policiesOf(rule, {
          name: reached.length === 1 ? name : `${name}-${port}`,
          authentication: name,
          server: serverName(port),
          metadata: (ownName) => metadataOf(ownName, namespace, source),
        }),
      ),
    ];
  });
  return { documents: [...servers, ...policies], notes };
}

function authenticationOf(
  { callers }: AccessRule,
  name: string,
  { namespace, source }: { readonly namespace: string; readonly source: TranslationSource },
): JsonObject {
  const metadata = metadataOf(name, namespace, source);
  if (callers === undefined) {
    const networks = [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }];
    return { apiVersion: `${GROUP}/v1alpha1`, kind: 'NetworkAuthentication', metadata, spec: { networks } };
  }
  const identities = callers.flatMap((caller) => toIdentity(caller) ?? []);
  const accounts = callers.filter((caller) => caller.kind === 'account');
  const spec = compact({
    identities,
    identityRefs: accounts.map((account) => ({
      kind: 'ServiceAccount',
      name: account.name,
      ...(account.namespace === namespace ? {} : { namespace: account.namespace }),
    })),
  });
  return { apiVersion: `${GROUP}/v1alpha1`, kind: 'MeshTLSAuthentication', metadata, spec };
}

function toIdentity(caller: Caller): string | undefined {
  if (caller.kind === 'proven') return '*';
  return caller.kind === 'namespace'
    ? `*.${caller.namespace}.serviceaccount.identity.linkerd.cluster.local`
    : undefined;
}

interface PolicyNames {
  readonly name: string;
  readonly authentication: string;
  readonly server: string;
  readonly metadata: (name: string) => JsonObject;
}

/** The policy for a Server, or for a route of it where the rule is about requests. */
function policiesOf({ callers, requests }: AccessRule, names: PolicyNames): JsonObject[] {
  const { name, server, metadata } = names;
  const policy = (group: string, kind: string, target: string): JsonObject => ({
    apiVersion: `${GROUP}/v1alpha1`,
    kind: 'AuthorizationPolicy',
    metadata: metadata(name),
    spec: {
      targetRef: { group, kind, name: target },
      requiredAuthenticationRefs: [
        {
          group: GROUP,
          kind: callers === undefined ? 'NetworkAuthentication' : 'MeshTLSAuthentication',
          name: names.authentication,
        },
      ],
    },
  });
  if (requests.length === 0) return [policy(GROUP, 'Server', server)];
  const route = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: metadata(name),
    spec: {
      parentRefs: [{ group: GROUP, kind: 'Server', name: server }],
      rules: requests.map((request) => ({ matches: toMatches(request) })),
    },
  };
  return [route, policy('gateway.networking.k8s.io', 'HTTPRoute', name)];
}

function toMatches({ methods, paths }: RequestMatch): JsonObject[] {
  const conditions = paths.map((path): JsonObject => {
    if (path.kind === 'exact') return { path: { type: 'Exact', value: path.value } };
    return path.kind === 'prefix' && path.value === '/'
      ? { path: { type: 'PathPrefix', value: '/' } }
      : { path: { type: 'RegularExpression', value: toPathPattern(path) } };
  });
  const wanted = conditions.length === 0 ? [{}] : conditions;
  return wanted.flatMap((condition) =>
    methods.length === 0 ? [condition] : methods.map((method) => ({ ...condition, method })),
  );
}
