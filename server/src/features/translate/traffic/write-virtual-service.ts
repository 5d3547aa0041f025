import { fullServiceHost } from '../../../workspace/istio-hosts.ts';
import { compact } from '../../refactorings/json-path.ts';
import { RANKED, rankRules } from '../../refactorings/rank-rules.ts';
import { toHosts } from '../../refactorings/virtual-service-hosts.ts';
import { toHttp } from '../../refactorings/virtual-service-http.ts';
import { metadataOf, type TranslationSource, type Written } from '../translation.ts';
import { toIstioRetries } from './retry.ts';
import type { TrafficIntent } from './traffic-intent.ts';

/** Writes a VirtualService. */
export function writeVirtualService(intent: TrafficIntent, source: TranslationSource): Written {
  const { namespace } = intent;
  const ranked = rankRules(intent.rules, ({ route }) => route);
  const rules = ranked.map(({ route, retry }, number) => {
    const http = toHttp(route, `rules[${number}]`, namespace);
    const retries = retry === undefined ? {} : { retries: toIstioRetries(retry) };
    return http && { ...http, value: { ...http.value, ...retries } };
  });
  const known = rules.filter((rule) => rule !== undefined);
  const notes = rules.flatMap((rule, number) => rule?.notes ?? [`Not carried over: rules[${number}].`]);
  const services = intent.services.map((service) =>
    service.namespace === namespace ? service.name : fullServiceHost(service),
  );
  const gateways = intent.gateways.map((gateway) =>
    gateway.namespace === namespace ? gateway.name : `${gateway.namespace}/${gateway.name}`,
  );
  if (known.length === 0) return { documents: [], notes };
  if (ranked.some((rule, number) => rule !== intent.rules[number])) {
    notes.push(RANKED);
  }
  if (gateways.length > 0) notes.push('The Gateways have to be ones of Istio.');
  return {
    documents: [
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'VirtualService',
        metadata: metadataOf(intent.name, namespace, source),
        spec: compact({
          hosts: toHosts([...intent.hostnames, ...services]),
          gateways: gateways.length === 0 ? [] : [...gateways, ...(services.length > 0 ? ['mesh'] : [])],
          http: known.map(({ value }) => value),
        }),
      },
    ],
    notes,
  };
}
