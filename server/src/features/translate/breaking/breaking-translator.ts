import type { Translator } from '../translation.ts';
import type { BreakingIntent } from './breaking-intent.ts';
import { readCiliumBreaking, writeCiliumBreaking } from './cilium-breaking.ts';
import { readIstioBreaking, writeIstioBreaking } from './istio-breaking.ts';
import { readLinkerdBreaking, writeLinkerdBreaking } from './linkerd-breaking.ts';

/** Circuit breaking, for which the Gateway API has no words. */
export const breakingTranslator: Translator<BreakingIntent> = {
  concept: 'circuit breaking',
  readers: [
    { mesh: 'istio', read: readIstioBreaking },
    { mesh: 'linkerd', read: readLinkerdBreaking },
    { mesh: 'cilium', read: readCiliumBreaking },
  ],
  writers: { istio: writeIstioBreaking, linkerd: writeLinkerdBreaking, cilium: writeCiliumBreaking },
};
