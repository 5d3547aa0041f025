import { entriesOf } from '../shared/pod-metadata.ts';
import { defineRule } from '../rule.ts';
import { CONFIG_KEYS } from './shared/config-keys.ts';
import { moveToPodAnnotations } from './shared/entry-fixes.ts';
import { INJECTION_KINDS } from './shared/kinds.ts';
import { OUTBOUND_KEYS } from './shared/outbound-keys.ts';

/** What people write who know Istio's label `istio-injection`. */
const LIKE_ISTIO = /^(?:linkerd-injection|linkerd-inject|linkerd\.io\/injection)$/;

/** `linkerd check` warns of the same: l5d-data-plane-pod-labels. */
export const annotationAsLabel = defineRule({
  id: 'linkerd/annotation-as-label',
  title: 'Write settings of Linkerd as annotations, not as labels',
  severity: 'warning',
  kinds: [...INJECTION_KINDS, 'Service'],
  fixable: 'suggestion',
  upstream: ['L5D-ANN-041', 'L5D-ANN-043'],
  *check(resource) {
    for (const entry of entriesOf(resource, 'labels')) {
      const { name, pair } = entry;
      const isLikeIstio = LIKE_ISTIO.test(name);
      if (!isLikeIstio && !CONFIG_KEYS.has(name) && !OUTBOUND_KEYS.has(name)) continue;
      const right = isLikeIstio ? 'linkerd.io/inject' : name;
      yield {
        at: pair.key,
        upstream: [isLikeIstio ? 'L5D-ANN-043' : 'L5D-ANN-041'],
        message: isLikeIstio
          ? `Linkerd has no label "${name}": the annotation "linkerd.io/inject" asks for its proxy. Write that.`
          : `Linkerd reads "${name}" from annotations, not from labels. Move it to "annotations".`,
        fixes: moveToPodAnnotations(resource, entry, right),
      };
    }
  },
});
