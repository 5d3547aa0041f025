import { at, compact, listAt, numberAt, textAt } from '../../refactorings/json-path.ts';
import { toEnvoyDuration } from '../durations.ts';
import { writeEnvoyConfig } from '../envoy-config.ts';
import { readEnvoyConfig } from '../read-envoy-config.ts';
import type { TranslationSource, Understood, Written } from '../translation.ts';
import type { BreakingIntent } from './breaking-intent.ts';

/** Reads the circuit breaking of the cluster of a CiliumEnvoyConfig. */
export function readCiliumBreaking(source: TranslationSource): Understood<BreakingIntent> | undefined {
  const settings = readEnvoyConfig(source);
  if (settings === undefined) return undefined;
  const outlier = at(settings.cluster, 'outlier_detection');
  const [threshold] = listAt(settings.cluster, 'circuit_breakers', 'thresholds');
  if (outlier === undefined && threshold === undefined) return undefined;
  return {
    intent: {
      name: settings.name,
      service: settings.service,
      ejection:
        outlier === undefined
          ? undefined
          : {
              failures: numberAt(outlier, 'consecutive_5xx'),
              pause: textAt(outlier, 'base_ejection_time'),
              longestPause: textAt(outlier, 'max_ejection_time'),
              interval: textAt(outlier, 'interval'),
              mostPercent: numberAt(outlier, 'max_ejection_percent'),
            },
      pool: {
        connections: numberAt(threshold, 'max_connections'),
        pending: numberAt(threshold, 'max_pending_requests'),
        requests: numberAt(threshold, 'max_requests'),
        retries: numberAt(threshold, 'max_retries'),
      },
    },
    notes: [],
  };
}

/** Writes a CiliumEnvoyConfig for the Service. */
export function writeCiliumBreaking(intent: BreakingIntent, source: TranslationSource): Written {
  const { name, service, ejection, pool } = intent;
  const threshold = compact({
    max_connections: pool.connections,
    max_pending_requests: pool.pending,
    max_requests: pool.requests,
    max_retries: pool.retries,
  });
  const hasLimits = Object.keys(threshold).length > 0;
  const cluster = compact({
    circuit_breakers: hasLimits ? { thresholds: [{ priority: 'DEFAULT', ...threshold }] } : undefined,
    outlier_detection:
      ejection === undefined
        ? undefined
        : compact({
            consecutive_5xx: ejection.failures ?? 5,
            interval: toEnvoyDuration(ejection.interval),
            base_ejection_time: toEnvoyDuration(ejection.pause),
            max_ejection_time: toEnvoyDuration(ejection.longestPause),
            max_ejection_percent: ejection.mostPercent,
          }),
  });
  return writeEnvoyConfig({ name, service, route: {}, cluster }, source);
}
