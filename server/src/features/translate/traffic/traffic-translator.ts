import type { Translator } from '../translation.ts';
import { readCiliumTraffic } from './read-cilium-traffic.ts';
import { readHttpRoute } from './read-http-route.ts';
import { readLinkerdService } from './read-linkerd-service.ts';
import { readVirtualService } from './read-virtual-service.ts';
import type { TrafficIntent } from './traffic-intent.ts';
import { writeCiliumTraffic, writeHttpRoute, writeLinkerdRoute } from './write-http-route.ts';
import { writeVirtualService } from './write-virtual-service.ts';

/** Canaries, retries and timeouts. */
export const trafficTranslator: Translator<TrafficIntent> = {
  concept: 'the way of requests',
  readers: [
    { mesh: 'istio', read: readVirtualService },
    { mesh: 'gateway-api', read: readHttpRoute },
    { mesh: 'linkerd', read: readLinkerdService },
    { mesh: 'cilium', read: readCiliumTraffic },
  ],
  writers: {
    istio: writeVirtualService,
    linkerd: writeLinkerdRoute,
    cilium: writeCiliumTraffic,
    'gateway-api': writeHttpRoute,
  },
};
