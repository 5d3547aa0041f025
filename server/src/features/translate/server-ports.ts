import { containerPorts } from '../../resources/workload.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import type { JsonObject } from '../refactorings/json-path.ts';
import { textMap } from './text-entries.ts';
import type { TranslationSource } from './translation.ts';

/** What workloads listen on where no file tells. */
const USUAL_PORT = 8080;

/** Ports that a policy has to name. */
export interface ServerPorts {
  readonly ports: readonly number[];
  /** A sentence for the user where the port is a guess. */
  readonly notes: readonly string[];
}

/** The ports that the selected workloads declare. */
export function findServerPorts(
  labels: JsonObject,
  namespace: string,
  { index }: TranslationSource,
): ServerPorts {
  const ports = workloadsWith(index, textMap(labels), namespace).flatMap((workload) =>
    containerPorts(workload).map(({ number }) => number),
  );
  if (ports.length > 0) return { ports: [...new Set(ports)].sort((left, right) => left - right), notes: [] };
  return {
    ports: [USUAL_PORT],
    notes: [`Port ${USUAL_PORT} is a guess, because no workload of this workspace declares one.`],
  };
}
