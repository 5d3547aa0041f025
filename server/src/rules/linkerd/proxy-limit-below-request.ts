import { entriesOf } from '../shared/pod-metadata.ts';
import { defineRule } from '../rule.ts';
import { valueOf } from './shared/entry-fixes.ts';
import { INJECTION_KINDS } from './shared/kinds.ts';
import { parseQuantity } from './shared/value-checks.ts';

const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'];

/** Kubernetes refuses a Pod in which a container asks for more than its limit. */
export const proxyLimitBelowRequest = defineRule({
  id: 'linkerd/proxy-limit-below-request',
  title: 'Give the proxy a limit no lower than what it asks for',
  severity: 'warning',
  kinds: INJECTION_KINDS,
  upstream: ['L5D-ANN-061'],
  *check(resource) {
    for (const map of new Set(entriesOf(resource, 'annotations').map((entry) => entry.map))) {
      const entries = entriesOf(resource, 'annotations').filter((entry) => entry.map === map);
      for (const name of RESOURCES) {
        const find = (end: string) =>
          entries.find((entry) => entry.name === `config.linkerd.io/proxy-${name}-${end}`);
        const limit = find('limit');
        const request = find('request');
        const limitValue = limit === undefined ? undefined : valueOf(limit);
        const requestValue = request === undefined ? undefined : valueOf(request);
        if (limitValue === undefined || requestValue === undefined) continue;
        const most = parseQuantity(limitValue.text);
        const wanted = parseQuantity(requestValue.text);
        if (most === undefined || wanted === undefined || wanted <= most) continue;
        yield {
          at: limitValue,
          message: `"${limitValue.text}" is less than the "${requestValue.text}" that the proxy asks for, and Kubernetes refuses such Pods. Raise the limit or lower the request.`,
        };
      }
    }
  },
});
