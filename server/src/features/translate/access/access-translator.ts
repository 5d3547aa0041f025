import type { Translator } from '../translation.ts';
import type { AccessIntent } from './access-intent.ts';
import { readCiliumAccess, writeCiliumAccess } from './cilium-access.ts';
import { readIstioAccess, writeIstioAccess } from './istio-access.ts';
import { readLinkerdAccess } from './read-linkerd-access.ts';
import { writeLinkerdAccess } from './write-linkerd-access.ts';

/** Who may call whom; the Gateway API has no words for it. */
export const accessTranslator: Translator<AccessIntent> = {
  concept: 'authorization',
  readers: [
    { mesh: 'istio', read: readIstioAccess },
    { mesh: 'linkerd', read: readLinkerdAccess },
    { mesh: 'cilium', read: readCiliumAccess },
  ],
  writers: { istio: writeIstioAccess, linkerd: writeLinkerdAccess, cilium: writeCiliumAccess },
};
