import { compact, listAt, numberAt, textAt, at } from '../../refactorings/json-path.ts';
import { choosePort } from '../../../resources/service.ts';
import { SERVICE } from '../../../workspace/istio-hosts.ts';
import { readEnvoyConfig } from '../read-envoy-config.ts';
import type { TranslationSource, Understood } from '../translation.ts';
import { parseConditions, toDuration } from './retry.ts';
import type { TrafficIntent } from './traffic-intent.ts';

/** Reads the retries and the timeout of the one route of a CiliumEnvoyConfig. */
export function readCiliumTraffic(source: TranslationSource): Understood<TrafficIntent> | undefined {
  const settings = readEnvoyConfig(source);
  if (settings === undefined) return undefined;
  const { name, service, route } = settings;
  const policy = at(route, 'retry_policy');
  const request = toDuration(textAt(route, 'timeout'));
  if (policy === undefined && request === undefined) return undefined;
  const { port, note } = choosePort(service.name, source.index.get(SERVICE, service.namespace, service.name));
  const conditions = parseConditions(textAt(policy, 'retry_on'));
  const codes = listAt(policy, 'retriable_status_codes').map(String);
  return {
    intent: {
      name,
      namespace: service.namespace,
      services: [{ ...service, port }],
      gateways: [],
      hostnames: [],
      rules: [
        {
          route: compact({ backendRefs: [{ name: service.name, port }], timeouts: compact({ request }) }),
          retry:
            policy === undefined
              ? undefined
              : {
                  attempts: numberAt(policy, 'num_retries'),
                  conditions: [
                    ...conditions.filter((condition) => condition !== 'retriable-status-codes'),
                    ...codes,
                  ],
                  tryTimeout: toDuration(textAt(policy, 'per_try_timeout')),
                },
        },
      ],
      newServices: [],
    },
    notes: note === undefined ? [] : [note],
  };
}
