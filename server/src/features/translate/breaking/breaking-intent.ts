import type { ServiceName } from '../../../workspace/istio-hosts.ts';

/** When endpoints of a Service are left alone for a while, and how much may be under way. Times as Go writes them. */
export interface BreakingIntent {
  readonly name: string;
  readonly service: ServiceName;
  readonly ejection: Ejection | undefined;
  readonly pool: Pool;
}

export interface Ejection {
  /** Failures in a row before an endpoint pauses. */
  readonly failures: number | undefined;
  /** The first pause. */
  readonly pause: string | undefined;
  readonly longestPause: string | undefined;
  /** Time between two looks at the endpoints. */
  readonly interval: string | undefined;
  readonly mostPercent: number | undefined;
}

export interface Pool {
  readonly connections: number | undefined;
  readonly pending: number | undefined;
  readonly requests: number | undefined;
  readonly retries: number | undefined;
}
