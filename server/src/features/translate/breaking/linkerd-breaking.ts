import { parseGoDuration } from '../../../schema/durations.ts';
import { annotationsOf } from '../../../resources/workload.ts';
import { SERVICE } from '../../../workspace/istio-hosts.ts';
import { toValue } from '../../../yaml/to-value.ts';
import { at, compact } from '../../refactorings/json-path.ts';
import { toLinkerdDuration } from '../durations.ts';
import { metadataOf, type TranslationSource, type Understood, type Written } from '../translation.ts';
import type { BreakingIntent } from './breaking-intent.ts';

const MODE = 'balancer.linkerd.io/failure-accrual';
const FAILURES = `${MODE}-consecutive-max-failures`;
const SHORTEST = `${MODE}-consecutive-min-penalty`;
const LONGEST = `${MODE}-consecutive-max-penalty`;
/** What Linkerd takes for the longest pause where none is written. */
const USUAL_LONGEST = '60s';

/** Reads the annotations by which a Service asks Linkerd for circuit breaking. */
export function readLinkerdBreaking({ resource }: TranslationSource): Understood<BreakingIntent> | undefined {
  const annotations = annotationsOf(resource);
  if (resource.key !== SERVICE || !annotations.has(MODE)) return undefined;
  const failures = Number(annotations.get(FAILURES) ?? '7');
  const { name, namespace } = resource;
  return {
    intent: {
      name,
      service: { name, namespace },
      ejection: {
        failures: Number.isInteger(failures) ? failures : 7,
        pause: annotations.get(SHORTEST),
        longestPause: annotations.get(LONGEST),
        interval: undefined,
        mostPercent: undefined,
      },
      pool: { connections: undefined, pending: undefined, requests: undefined, retries: undefined },
    },
    notes: [],
  };
}

/** Writes the Service with Linkerd's annotations. */
export function writeLinkerdBreaking(intent: BreakingIntent, source: TranslationSource): Written {
  const { service, ejection, pool } = intent;
  const notes: string[] = [];
  if (ejection?.mostPercent !== undefined)
    notes.push('Linkerd has no limit for the share of paused endpoints.');
  if (ejection?.interval !== undefined)
    notes.push('Linkerd counts failures as they come, without an interval.');
  if (Object.values(pool).some((limit) => limit !== undefined)) {
    notes.push('Linkerd has no limits for connections and requests under way.');
  }
  if (ejection === undefined) return { documents: [], notes };
  const shortest = toLinkerdDuration(ejection.pause);
  const isLong = (parseGoDuration(shortest ?? '') ?? 0) > (parseGoDuration(USUAL_LONGEST) ?? 0);
  const known = source.index.get(SERVICE, service.namespace, service.name);
  const spec = known && at(toValue(known.root), 'spec');
  if (spec === undefined)
    notes.push(`Copy the ports of Service "${service.name}": it is not in this workspace.`);
  return {
    documents: [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: {
          ...metadataOf(service.name, service.namespace, source),
          annotations: compact({
            [MODE]: 'consecutive',
            [FAILURES]: String(ejection.failures ?? 5),
            [SHORTEST]: shortest,
            [LONGEST]: toLinkerdDuration(ejection.longestPause) ?? (isLong ? shortest : undefined),
          }),
        },
        spec: spec ?? { ports: [{ name: 'http', port: 80 }] },
      },
    ],
    notes,
  };
}
