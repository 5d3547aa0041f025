import { anchor } from '../shared/anchor.ts';
import { scalar, scalars, select, text } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { TRAFFIC_SPLIT } from './shared/kinds.ts';

/** The SMI adaptor copies the weights to a ServiceProfile; with none above 0 the proxy has nowhere to send to. */
export const trafficSplitWeights = defineRule({
  id: 'linkerd/traffic-split-weights',
  title: 'Give a TrafficSplit something to share among',
  severity: 'warning',
  kinds: [TRAFFIC_SPLIT],
  upstream: ['L5D-SMI-006', 'L5D-SMI-007'],
  *check(split) {
    const backends = select(split.root, 'spec.backends[*]');
    const [first] = backends;
    if (first === undefined) return;
    const weights = scalars(split.root, 'spec.backends[*].weight');
    if (weights.length === backends.length && weights.every((weight) => /^0m?$/.test(weight.text))) {
      yield {
        at: weights[0] ?? first,
        upstream: ['L5D-SMI-007'],
        message: 'All weights are "0", so no backend gets a request. Give at least one more.',
      };
    }
    const apex = text(split.root, 'spec.service');
    const only = scalar(first, 'service');
    if (backends.length > 1 || only === undefined || only.text !== apex) return;
    yield {
      at: only.end > only.start ? only : anchor(first),
      upstream: ['L5D-SMI-006'],
      message: `"${only.text}" is the service itself and the only backend, so nothing is shared. Add the other backends, or remove the TrafficSplit.`,
    };
  },
});
