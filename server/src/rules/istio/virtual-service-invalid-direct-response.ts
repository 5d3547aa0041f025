import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { numbers, texts } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

const KIBIBYTE = 1024;
const MOST_BYTES = 1024 * KIBIBYTE;
const MANY_BYTES = 100 * KIBIBYTE;

/** Every proxy gets the body with its configuration. Source: Istio webhook, validateHTTPDirectResponse. */
export const virtualServiceInvalidDirectResponse = defineRule({
  id: 'istio/virtual-service-invalid-direct-response',
  title: 'Answer directly with a final status and a small body',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  upstream: ['IST0106', 'IST0133'],
  *check(resource) {
    for (const status of numbers(resource.root, 'spec.http[*].directResponse.status')) {
      if (status.value >= 200 && status.value <= 600) continue;
      yield {
        at: status,
        message: `"${status.text}" is no status to answer with. Write one from 200 to 599.`,
      };
    }
    for (const body of select(resource.root, 'spec.http[*].directResponse.body')) {
      for (const text of [...texts(body, 'string'), ...texts(body, 'bytes')]) {
        const bytes = new TextEncoder().encode(text.text).length;
        if (bytes <= MANY_BYTES) continue;
        yield {
          at: anchor(body),
          ...(bytes > MOST_BYTES ? {} : { severity: 'warning' as const, upstream: ['IST0133'] }),
          message: `The body of the direct response has ${Math.round(bytes / KIBIBYTE)} KiB, which every proxy of the mesh receives. Serve it from a workload, or shorten it to 100 KiB.`,
        };
      }
    }
  },
});
