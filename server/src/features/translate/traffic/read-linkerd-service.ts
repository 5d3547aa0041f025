import { servicePorts } from '../../../resources/service.ts';
import { annotationsOf } from '../../../resources/workload.ts';
import { SERVICE } from '../../../workspace/istio-hosts.ts';
import { compact } from '../../refactorings/json-path.ts';
import type { TranslationSource, Understood } from '../translation.ts';
import { fromLinkerdRetries, toDuration } from './retry.ts';
import type { TrafficIntent } from './traffic-intent.ts';

/** Reads the annotations of Linkerd by which a Service asks for retries and timeouts. */
export function readLinkerdService({ resource }: TranslationSource): Understood<TrafficIntent> | undefined {
  if (resource.key !== SERVICE) return undefined;
  const annotations = annotationsOf(resource);
  const retry = fromLinkerdRetries(annotations);
  const request = toDuration(annotations.get('timeout.linkerd.io/request'));
  if (retry === undefined && request === undefined) return undefined;
  const [first, ...others] = servicePorts(resource);
  const { name, namespace } = resource;
  const port = others.length === 0 ? first?.number : undefined;
  const backend = compact({ name, port: first?.number });
  const lost = ['timeout.linkerd.io/response', 'timeout.linkerd.io/idle'].filter((key) =>
    annotations.has(key),
  );
  return {
    intent: {
      name,
      namespace,
      services: [{ name, namespace, port }],
      gateways: [],
      hostnames: [],
      rules: [{ route: compact({ backendRefs: [backend], timeouts: compact({ request }) }), retry }],
      newServices: [],
    },
    notes: lost.map((key) => `Not carried over: ${key}.`),
  };
}
