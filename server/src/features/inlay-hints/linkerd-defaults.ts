import { stringMap } from '../../yaml/select.ts';
import type { DefaultFact } from './default-fact.ts';

const ROUTES = ['HTTPRoute.gateway.networking.k8s.io', 'HTTPRoute.policy.linkerd.io'];
const GRPC_ROUTE = 'GRPCRoute.gateway.networking.k8s.io';
const ACCRUAL = 'balancer.linkerd.io/failure-accrual';

/** What Linkerd does where a field or an annotation is left out. Sources: linkerd2, named below. */
export const linkerdDefaults: readonly DefaultFact[] = [
  {
    // Server v1beta3, the CRD's default; older versions have no such field.
    kinds: ['Server.policy.linkerd.io'],
    query: 'spec',
    behind: 'port',
    absent: [{ path: ['accessPolicy'], value: 'deny' }],
    holds: (_, { version }) => version === 'v1beta3',
    meaning: 'Without "accessPolicy" a Server denies all that no policy authorizes.',
  },
  // policy-controller and reference/retries: a route's annotations replace those of its Service as a whole.
  ...['http', 'grpc'].map((protocol): DefaultFact => ({
    kinds: ['Service', ...(protocol === 'http' ? ROUTES : [GRPC_ROUTE])],
    query: 'metadata.annotations',
    behind: `retry.linkerd.io/${protocol}`,
    absent: [{ path: ['retry.linkerd.io/limit'], label: 'limit', value: '1' }],
    meaning: 'Without "retry.linkerd.io/limit" Linkerd sends a request again once.',
  })),
  {
    // policy-controller, parse_accrual_config; reference/circuit-breaking.
    kinds: ['Service'],
    query: 'metadata.annotations',
    behind: ACCRUAL,
    absent: [
      { path: [`${ACCRUAL}-consecutive-max-failures`], label: 'max-failures', value: '7' },
      { path: [`${ACCRUAL}-consecutive-min-penalty`], label: 'min-penalty', value: '1s' },
      { path: [`${ACCRUAL}-consecutive-max-penalty`], label: 'max-penalty', value: '1m' },
    ],
    holds: (annotations) => stringMap(annotations).get(ACCRUAL) === 'consecutive',
    meaning:
      'Linkerd lets an endpoint pause after "max-failures" failures in a row, first for "min-penalty" and at most for "max-penalty".',
  },
];
