import type { JsonObject } from '../../refactorings/json-path.ts';

/** Whether workloads take plain text. */
export interface MutualTlsIntent {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the Pods; empty for all of the namespace. */
  readonly labels: JsonObject;
  readonly mode: 'required' | 'offered' | 'off';
  /** Ports that it is about; empty for all. */
  readonly ports: readonly number[];
}
