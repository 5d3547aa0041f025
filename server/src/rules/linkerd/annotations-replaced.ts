import { linkerdParents } from '../../workspace/linkerd-routes.ts';
import { entriesOf } from '../shared/pod-metadata.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule } from '../rule.ts';
import { GRPC_ROUTE, HTTP_ROUTE, LINKERD_HTTP_ROUTE } from './shared/kinds.ts';
import { RETRY_AND_TIMEOUT_KEYS } from './shared/outbound-keys.ts';
import { annotationsOf } from '../../resources/workload.ts';

const GROUPS = ['retry.linkerd.io/', 'timeout.linkerd.io/'];

/** One annotation of a group on a route takes the place of the whole group of the Service (linkerd2#12888). */
export const annotationsReplaced = defineRule({
  id: 'linkerd/annotations-replaced',
  title: "Repeat a Service's retries and timeouts on a route that has its own",
  severity: 'information',
  kinds: [HTTP_ROUTE, GRPC_ROUTE, LINKERD_HTTP_ROUTE],
  reads: ['Service'],
  upstream: ['L5D-REF:annotations-replaced'],
  *check(route, { index }) {
    const entries = entriesOf(route, 'annotations').filter(({ name }) => RETRY_AND_TIMEOUT_KEYS.has(name));
    if (entries.length === 0) return;
    for (const { kind, name, namespace } of linkerdParents(route)) {
      const service = kind === 'Service' ? index.get('Service', namespace, name.text) : undefined;
      if (service === undefined) continue;
      for (const group of GROUPS) {
        const [own] = entries.filter((entry) => entry.name.startsWith(group));
        const lost = [...annotationsOf(service).keys()].filter(
          (key) =>
            key.startsWith(group) &&
            RETRY_AND_TIMEOUT_KEYS.has(key) &&
            !entries.some((entry) => entry.name === key),
        );
        if (own === undefined || lost.length === 0) continue;
        yield {
          at: own.pair.key,
          message: `"${own.name}" takes the place of all "${group}" annotations of Service "${name.text}", so its "${lost.join('", "')}" does not hold for this route. Repeat what is to stay.`,
          related: [titleRelated(service, 'The Service with the other annotations')],
        };
      }
    }
  },
});
