import { annotationsOf } from '../../../resources/workload.ts';
import { SERVICE } from '../../../workspace/istio-hosts.ts';
import { toValue, type JsonValue } from '../../../yaml/to-value.ts';
import {
  at,
  compact,
  entriesAt,
  listAt,
  numberAt,
  textAt,
  type JsonObject,
} from '../../refactorings/json-path.ts';
import type { TranslationSource, Understood } from '../translation.ts';
import { fromLinkerdRetries, toDuration } from './retry.ts';
import type { Retry, TrafficIntent, TrafficRule } from './traffic-intent.ts';

/** Reads an HTTPRoute whose parents are Services or Gateways, with Linkerd's annotations if it has them. */
export function readHttpRoute({ resource }: TranslationSource): Understood<TrafficIntent> | undefined {
  if (resource.key !== 'HTTPRoute.gateway.networking.k8s.io') return undefined;
  const spec = at(toValue(resource.root), 'spec');
  const parents = listAt(spec, 'parentRefs');
  const services = parents.filter((parent) => textAt(parent, 'kind') === SERVICE);
  const gateways = parents.filter((parent) => (textAt(parent, 'kind') ?? 'Gateway') === 'Gateway');
  const rules = listAt(spec, 'rules');
  if (rules.length === 0 || parents.length === 0) return undefined;
  if (services.length + gateways.length < parents.length) return undefined;
  const annotations = annotationsOf(resource);
  const shared = fromLinkerdRetries(annotations);
  const timeout = toDuration(annotations.get('timeout.linkerd.io/request'));
  const nameOf = (parent: JsonValue) => ({
    name: textAt(parent, 'name') ?? '',
    namespace: textAt(parent, 'namespace') ?? resource.namespace,
  });
  return {
    intent: {
      name: resource.name,
      namespace: resource.namespace,
      services: services.map((parent) => ({ ...nameOf(parent), port: numberAt(parent, 'port') })),
      gateways: gateways.map(nameOf),
      hostnames: listAt(spec, 'hostnames').filter((host) => typeof host === 'string'),
      rules: rules.map((rule) => toTrafficRule(rule, { shared, timeout })),
      newServices: [],
    },
    notes: parents.some((parent) => at(parent, 'sectionName') !== undefined)
      ? ['Not carried over: sectionName of parentRefs.']
      : [],
  };
}

function toTrafficRule(
  rule: JsonValue,
  { shared, timeout }: { readonly shared: Retry | undefined; readonly timeout: string | undefined },
): TrafficRule {
  const tryTimeout = toDuration(textAt(rule, 'timeouts', 'backendRequest'));
  const retry = fromRouteRetry(at(rule, 'retry')) ?? shared;
  const request = textAt(rule, 'timeouts', 'request') ?? timeout;
  const rest = entriesAt(rule).filter(([key]) => key !== 'retry' && key !== 'timeouts');
  // Without retries, a limit on the one try is a limit on the request.
  const whole = retry === undefined ? (request ?? tryTimeout) : request;
  const route: JsonObject = compact({
    ...Object.fromEntries(rest),
    timeouts: compact({ request: whole }),
  });
  return {
    route,
    retry: retry && { ...retry, tryTimeout: retry.tryTimeout ?? tryTimeout },
  };
}

/** Reads `retry` of a rule, which is in the experimental channel. */
function fromRouteRetry(retry: JsonValue | undefined): Retry | undefined {
  if (retry === undefined) return undefined;
  return {
    attempts: numberAt(retry, 'attempts'),
    conditions: listAt(retry, 'codes').map(String),
    tryTimeout: undefined,
  };
}
