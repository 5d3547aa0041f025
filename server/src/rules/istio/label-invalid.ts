import type { KindKey } from '../../resources/kinds.ts';
import { child, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { isLabelKey, isLabelValue } from '../shared/label-syntax.ts';
import {
  DESTINATION_RULE,
  SERVICE_ENTRY,
  VIRTUAL_SERVICE,
  WORKLOAD_ENTRY,
  WORKLOAD_GROUP,
} from './shared/kinds.ts';

/** Maps of labels that the webhook checks and the CRDs do not. */
const LABEL_MAPS: Readonly<Record<KindKey, readonly string[]>> = {
  [VIRTUAL_SERVICE]: ['http', 'tcp', 'tls'].map((protocol) => `spec.${protocol}[*].match[*].sourceLabels`),
  [DESTINATION_RULE]: ['spec.subsets[*].labels'],
  [SERVICE_ENTRY]: ['spec.endpoints[*].labels'],
  [WORKLOAD_ENTRY]: ['spec.labels'],
  [WORKLOAD_GROUP]: ['spec.metadata.labels', 'spec.template.labels'],
};

/** Source: Istio, labels.Instance.Validate; Kubernetes' own syntax of labels. */
export const labelInvalid = defineRule({
  id: 'istio/label-invalid',
  title: 'Write labels that Kubernetes can carry',
  severity: 'error',
  kinds: Object.keys(LABEL_MAPS),
  upstream: ['IST0106'],
  *check(resource) {
    for (const query of LABEL_MAPS[resource.key] ?? []) {
      for (const labels of select(resource.root, query)) {
        if (labels.kind !== 'map') continue;
        for (const { key, name } of labels.pairs) {
          if (key.masked || name === '<<') continue;
          if (!isLabelKey(name)) {
            yield {
              at: anchor(key),
              message: `"${name}" is no valid label key. Use letters, digits, "-", "_" and ".", 63 characters at most.`,
            };
          }
          const value = child(labels, name);
          if (value?.kind !== 'scalar' || value.masked || typeof value.value !== 'string') continue;
          if (isLabelValue(value.text)) continue;
          yield {
            at: value,
            message: `"${value.text}" is no valid label value. Use letters, digits, "-", "_" and ".", 63 characters at most.`,
          };
        }
      }
    }
  },
});
