import type { Translator } from '../translation.ts';
import { readCiliumMutualTls, writeCiliumMutualTls } from './cilium-mutual-tls.ts';
import { readIstioMutualTls, writeIstioMutualTls } from './istio-mutual-tls.ts';
import { readLinkerdMutualTls, writeLinkerdMutualTls } from './linkerd-mutual-tls.ts';
import type { MutualTlsIntent } from './mutual-tls-intent.ts';

/** Mutual TLS between workloads; the Gateway API knows TLS at its gateways alone. */
export const mutualTlsTranslator: Translator<MutualTlsIntent> = {
  concept: 'mutual TLS',
  readers: [
    { mesh: 'istio', read: readIstioMutualTls },
    { mesh: 'linkerd', read: readLinkerdMutualTls },
    { mesh: 'cilium', read: readCiliumMutualTls },
  ],
  writers: { istio: writeIstioMutualTls, linkerd: writeLinkerdMutualTls, cilium: writeCiliumMutualTls },
};
