import type { ServiceName } from '../../../workspace/istio-hosts.ts';
import { at, compact, listAt, numberAt, textAt, type JsonObject } from '../../refactorings/json-path.ts';
import { toEnvoyDuration } from '../durations.ts';
import { writeEnvoyConfig } from '../envoy-config.ts';
import { metadataOf, type TranslationSource, type WriteIntent, type Written } from '../translation.ts';
import { toLinkerdRetries } from './retry.ts';
import type { Retry, TrafficIntent } from './traffic-intent.ts';

/** Writes an HTTPRoute of the standard channel. */
export const writeHttpRoute: WriteIntent<TrafficIntent> = (intent, source) => {
  const hasRetries = intent.rules.some(({ retry }) => retry !== undefined);
  const written = writeRoute(intent, source, {});
  const note =
    'Retries are not in the standard channel: with the experimental one, write `retry` in the rules.';
  return hasRetries ? { ...written, notes: [...written.notes, note] } : written;
};

/** Writes an HTTPRoute as Linkerd reads it, with retries as annotations, which hold for the whole route. */
export const writeLinkerdRoute: WriteIntent<TrafficIntent> = (intent, source) => {
  if (isSameRoute(intent, source)) return sameRoute('Linkerd');
  const [first, ...others] = intent.rules.map(({ retry }) => retry);
  const isShared = others.every((retry) => JSON.stringify(retry) === JSON.stringify(first));
  const retries = isShared && first !== undefined ? toLinkerdRetries(first) : { annotations: {}, notes: [] };
  const written = writeRoute(intent, source, retries.annotations);
  const notes = isShared
    ? []
    : ['Linkerd retries by annotations of a whole route: make a route of each rule.'];
  return { ...written, notes: [...written.notes, ...retries.notes, ...notes] };
};

/** Writes an HTTPRoute, or the Envoy configuration of a Service where retries ask for it. */
export const writeCiliumTraffic: WriteIntent<TrafficIntent> = (intent, source) => {
  if (isSameRoute(intent, source)) return sameRoute('Cilium');
  const retries = intent.rules.filter(({ retry }) => retry !== undefined);
  if (retries.length === 0) return writeRoute(intent, source, {});
  const service = soleService(intent);
  const [rule] = intent.rules;
  if (service === undefined || rule?.retry === undefined) {
    const written = writeRoute(intent, source, {});
    const note = 'Cilium retries by a CiliumEnvoyConfig alone, whose routes are in Envoy’s words.';
    return { ...written, notes: [...written.notes, note] };
  }
  const route = compact({
    timeout: toEnvoyDuration(textAt(rule.route, 'timeouts', 'request')),
    retry_policy: toRetryPolicy(rule.retry),
  });
  return writeEnvoyConfig({ name: intent.name, service, route, cluster: {} }, source);
};

/** True for an HTTPRoute that asks for nothing beyond the Gateway API. */
function isSameRoute({ rules }: TrafficIntent, { resource }: TranslationSource): boolean {
  return resource.kind === 'HTTPRoute' && rules.every(({ retry }) => retry === undefined);
}

function sameRoute(mesh: string): Written {
  return { documents: [], notes: [`${mesh} follows the same HTTPRoute: apply it as it is.`] };
}

/** The Service, if the intent is about one Service alone: no conditions, no split, nothing changed on the way. */
function soleService({ services, gateways, rules }: TrafficIntent): ServiceName | undefined {
  const [service, ...otherServices] = services;
  const [rule, ...otherRules] = rules;
  const [backend, ...otherBackends] = listAt(rule?.route, 'backendRefs');
  const isPlain = listAt(rule?.route, 'matches').length === 0 && listAt(rule?.route, 'filters').length === 0;
  const isAlone = otherServices.length + gateways.length + otherRules.length + otherBackends.length === 0;
  return isPlain && isAlone && textAt(backend, 'name') === service?.name ? service : undefined;
}

function toRetryPolicy({ attempts, conditions, tryTimeout }: Retry): JsonObject {
  const codes = conditions.filter((name) => /^[1-5]\d\d$/.test(name)).map(Number);
  const names = conditions.filter((name) => !/^[1-5]\d\d$/.test(name));
  return compact({
    retry_on:
      [...names, ...(codes.length > 0 ? ['retriable-status-codes'] : [])].join(',') || 'connect-failure',
    retriable_status_codes: codes,
    num_retries: attempts,
    per_try_timeout: toEnvoyDuration(tryTimeout),
  });
}

function writeRoute(intent: TrafficIntent, source: TranslationSource, annotations: JsonObject): Written {
  const { namespace } = intent;
  const place = (home: string): { namespace?: string } => (home === namespace ? {} : { namespace: home });
  const ports = intent.rules.flatMap(({ route }) =>
    listAt(route, 'backendRefs').flatMap((backend) => numberAt(backend, 'port') ?? []),
  );
  const parentRefs: JsonObject[] = [
    ...intent.services.map((service) =>
      compact({
        group: '',
        kind: 'Service',
        name: service.name,
        ...place(service.namespace),
        port: service.port ?? ports[0],
      }),
    ),
    ...intent.gateways.map((gateway) => ({ name: gateway.name, ...place(gateway.namespace) })),
  ];
  const isExternal = intent.gateways.length > 0;
  return {
    documents: [
      ...intent.newServices,
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: compact({ ...metadataOf(intent.name, namespace, source), annotations }),
        spec: compact({
          parentRefs,
          hostnames: [...intent.hostnames],
          rules: intent.rules.map(({ route, retry }) => withTryTimeout(route, retry)),
        }),
      },
    ],
    notes: isExternal ? ['The Gateways have to be ones of the Gateway API.'] : [],
  };
}

/** A rule with the timeout of one try, which only means something beside retries. */
function withTryTimeout(route: JsonObject, retry: Retry | undefined): JsonObject {
  const backendRequest = retry?.tryTimeout;
  if (backendRequest === undefined) return route;
  return {
    ...route,
    timeouts: compact({ request: textAt(at(route, 'timeouts'), 'request'), backendRequest }),
  };
}
