import type { ServiceName } from '../../../workspace/istio-hosts.ts';
import type { JsonObject } from '../../refactorings/json-path.ts';

/** How requests to a Service, or through gateways, are split, timed and repeated. */
export interface TrafficIntent {
  readonly name: string;
  readonly namespace: string;
  /** Services whose clients follow it, with the port where it is known. */
  readonly services: readonly (ServiceName & { readonly port: number | undefined })[];
  /** Gateways through which requests follow it. */
  readonly gateways: readonly ServiceName[];
  readonly hostnames: readonly string[];
  readonly rules: readonly TrafficRule[];
  /** Services that have to be made for it: one for each subset of another. */
  readonly newServices: readonly JsonObject[];
}

export interface TrafficRule {
  /** As a rule of an HTTPRoute, which is the form that most meshes share; without retries. */
  readonly route: JsonObject;
  readonly retry: Retry | undefined;
}

export interface Retry {
  /** How often a request is repeated; undefined where the mesh decides. */
  readonly attempts: number | undefined;
  /** Envoy's names of conditions, status codes, and names of gRPC codes. */
  readonly conditions: readonly string[];
  /** How long one try may take, as the Gateway API writes it. */
  readonly tryTimeout: string | undefined;
}
