import type { KindKey } from '../../resources/kinds.ts';
import { child, findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { isSet } from '../shared/texts.ts';
import {
  AUTHORIZATION_POLICY,
  DESTINATION_RULE,
  ENVOY_FILTER,
  PEER_AUTHENTICATION,
  PROXY_CONFIG,
  REQUEST_AUTHENTICATION,
  SERVICE_ENTRY,
  SIDECAR,
  TELEMETRY,
  TRAFFIC_EXTENSION,
  WASM_PLUGIN,
} from './shared/kinds.ts';

/** The selector of each kind and the key of its labels. */
const SELECTORS: Readonly<Record<KindKey, readonly [selector: string, labels: string]>> = {
  [SIDECAR]: ['workloadSelector', 'labels'],
  [SERVICE_ENTRY]: ['workloadSelector', 'labels'],
  [ENVOY_FILTER]: ['workloadSelector', 'labels'],
  [DESTINATION_RULE]: ['workloadSelector', 'matchLabels'],
  [AUTHORIZATION_POLICY]: ['selector', 'matchLabels'],
  [REQUEST_AUTHENTICATION]: ['selector', 'matchLabels'],
  [PEER_AUTHENTICATION]: ['selector', 'matchLabels'],
  [TELEMETRY]: ['selector', 'matchLabels'],
  [WASM_PLUGIN]: ['selector', 'matchLabels'],
  [TRAFFIC_EXTENSION]: ['selector', 'matchLabels'],
  [PROXY_CONFIG]: ['selector', 'matchLabels'],
};

/**
 * A selector without labels selects every workload of the namespace, as if it were absent.
 * Source: Istio webhook, validateWorkloadSelector and ValidateAlphaWorkloadSelector.
 */
export const selectorInvalid = defineRule({
  id: 'istio/selector-invalid',
  title: 'Give a selector the labels it selects by',
  severity: 'error',
  kinds: Object.keys(SELECTORS),
  upstream: ['IST0106', 'IST0133'],
  judgesAbsence: true,
  *check(resource) {
    const [name, labelsName] = SELECTORS[resource.key] ?? ['', ''];
    const spec = child(resource.root, 'spec');
    const selector = child(spec, name);
    if (selector?.kind !== 'map' || findPair(spec, name) === undefined) return;
    const labels = child(selector, labelsName);
    const isEmpty = labels?.kind === 'map' ? labels.pairs.length === 0 : !isSet(selector, labelsName);
    // Another field in its place, such as `labels` for `matchLabels`, is an unknown field: one problem is enough.
    if (isEmpty && selector.pairs.every((pair) => pair.name === labelsName)) {
      yield {
        at: anchor(selector),
        severity: 'warning',
        upstream: ['IST0133'],
        message: `"${name}" has no labels, so it selects every workload of the namespace. Add labels, or remove it to say so.`,
      };
    }
    if (labels?.kind !== 'map' || labelsName === 'matchLabels') return;
    for (const { key, name: label } of labels.pairs) {
      if (key.masked || (label !== '' && !label.includes('*'))) continue;
      yield {
        at: anchor(key),
        message: `"${label}" is no label to select by: keys are neither empty nor wildcards. Write the whole key.`,
      };
    }
  },
});
