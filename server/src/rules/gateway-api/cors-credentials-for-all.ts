import { scalars, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { texts } from '../shared/texts.ts';

const CORS = ['spec.rules[*].filters[*].cors', 'spec.rules[*].backendRefs[*].filters[*].cors'];

/**
 * With `allowCredentials` a gateway answers `*` by the very origin that asks, so every site may act with the visitor's
 * cookies. Source: Gateway API, HTTPCORSFilter.allowCredentials (GEP-1767); Fetch standard, CORS protocol and credentials.
 */
export const corsCredentialsForAll = defineRule({
  id: 'gateway-api/cors-credentials-for-all',
  title: 'Allow credentials for origins that are named',
  severity: 'warning',
  kinds: ['HTTPRoute.gateway.networking.k8s.io'],
  upstream: ['GW-HR-034'],
  *check({ root }) {
    for (const cors of CORS.flatMap((query) => select(root, query))) {
      const allows = scalars(cors, 'allowCredentials').some(({ value }) => value === true);
      if (!allows) continue;
      for (const origin of texts(cors, 'allowOrigins[*]')) {
        if (origin.text !== '*') continue;
        yield {
          at: origin,
          message:
            '"*" together with "allowCredentials" lets every site act with the cookies of its visitors. Name the origins.',
        };
      }
    }
  },
});
