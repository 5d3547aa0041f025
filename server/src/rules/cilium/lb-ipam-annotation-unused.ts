import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { currentName, findAnnotation, metadataEntries } from './shared/annotations.ts';

const PREFIX = 'lbipam.cilium.io/';

/** LB IPAM looks at Services of type LoadBalancer; sharing over namespaces presupposes a key (operator/pkg/lbipam). */
export const lbIpamAnnotationUnused = defineRule({
  id: 'cilium/lb-ipam-annotation-unused',
  title: 'Ask for load balancer addresses on Services of type LoadBalancer',
  severity: 'warning',
  kinds: ['Service'],
  judgesAbsence: true,
  upstream: ['CIL-ANN-009', 'CIL-ANN-010'],
  *check(service) {
    const entries = metadataEntries(service, 'annotations');
    const mine = entries.filter(({ name }) => currentName(name).startsWith(PREFIX));
    const type = scalar(service.root, 'spec.type')?.text ?? 'ClusterIP';
    if (type !== 'LoadBalancer') {
      for (const { pair, name } of mine) {
        yield {
          at: pair.key,
          upstream: ['CIL-ANN-009'],
          message: `"${name}" does nothing on a Service of type "${type}". Set "type: LoadBalancer", or remove it.`,
        };
      }
      return;
    }
    const cross = findAnnotation(mine, `${PREFIX}sharing-cross-namespace`);
    if (cross === undefined || findAnnotation(mine, `${PREFIX}sharing-key`) !== undefined) return;
    yield {
      at: cross.pair.key,
      upstream: ['CIL-ANN-010'],
      message: `"${cross.name}" does nothing without "${PREFIX}sharing-key". Add the key that the Services share.`,
    };
  },
});
