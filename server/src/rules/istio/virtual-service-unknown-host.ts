import { SERVICE, SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import { destinationsOf, viewersOf, VIRTUAL_SERVICE } from '../../workspace/istio-virtual-services.ts';
import { defineRule } from '../rule.ts';
import { knownHostFixes, unknownHostSeverity } from './shared/unknown-host.ts';

/**
 * A route to a host that no Service or ServiceEntry defines has no cluster, and Envoy answers 503 with the flag
 * `NC`. Sources: istioctl analyze (virtualservice.DestinationHostAnalyzer), Kiali (virtualservices.NoHostChecker).
 */
export const virtualServiceUnknownHost = defineRule({
  id: 'istio/virtual-service-unknown-host',
  title: 'Route only to hosts that exist',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  reads: [SERVICE, SERVICE_ENTRY],
  fixable: 'suggestion',
  upstream: ['IST0101', 'KIA1101'],
  *check(service, context) {
    const viewers = viewersOf(service);
    for (const { host, isMirror } of destinationsOf(service)) {
      const severity = unknownHostSeverity(context, host.text, service.namespace, viewers);
      if (severity === undefined) continue;
      const fixes = knownHostFixes(context, service, host);
      yield {
        at: host,
        severity,
        message:
          `No Service or ServiceEntry defines host "${host.text}" for namespace "${viewers.join('", "')}", so ` +
          `${isMirror ? 'copies of the requests' : 'requests'} go nowhere. Name a host that exists, or add it.`,
        // Kiali leaves mirrors out.
        upstream: isMirror ? ['IST0101'] : ['IST0101', 'KIA1101'],
        fixes,
        hasPreferredFix: fixes.length === 1,
      };
    }
  },
});
