import { closest } from '../../util/closest.ts';
import { findSlip } from '../../util/slip.ts';
import {
  gatewaySelector,
  gatewayWorkloads,
  ISTIO_GATEWAY,
  selectsStockGateway,
} from '../../workspace/istio-gateways.ts';
import { hasUnreadableSelector } from '../../workspace/istio-policies.ts';
import { podLabels, WORKLOAD_KINDS } from '../../resources/workload.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { renameFix } from '../shared/rename-fix.ts';

/** Values of the label `istio` on the gateways that Istio's installation brings along. */
const STOCK_VALUES = ['ingressgateway', 'egressgateway'];

/**
 * A Gateway configures the proxies that its selector finds, in any namespace; with none it does nothing. The
 * proxies mostly come from Istio's own installation, so an open workspace is told only of slips of the pen.
 * Sources: istioctl analyze (gateway.IngressGatewayPortAnalyzer), Kiali (gateways.SelectorChecker).
 */
export const gatewayUnknownWorkload = defineRule({
  id: 'istio/gateway-unknown-workload',
  title: 'Select proxies that exist',
  severity: 'error',
  kinds: [ISTIO_GATEWAY],
  reads: WORKLOAD_KINDS,
  fixable: 'suggestion',
  upstream: ['IST0101', 'KIA0302'],
  *check(gateway, { index, settings }) {
    const selector = gatewaySelector(gateway);
    const nodes = scalars(gateway.root, 'spec.selector[*]');
    if (selector.size === 0 || nodes.length !== selector.size || hasUnreadableSelector(gateway)) return;
    if (gatewayWorkloads(index, gateway).length > 0 || selectsStockGateway(gateway)) return;
    // Gateways mostly stand beside their proxies; labels that a template fills in there may be the ones.
    const neighbours = workloadsWith(index, new Map(), gateway.namespace);
    if (neighbours.some((workload) => workload.document.masks.length > 0)) return;
    const isOpen = settings.workspace === 'open';
    const node = nodes.find((label) => isUnknown(index, label)) ?? nodes[0];
    const nearest = node && nearestValue(node, neighbours.map(podLabels), isOpen ? findSlip : closest);
    if (node === undefined || (isOpen && nearest === undefined)) return;
    yield {
      at: node,
      severity: isOpen ? 'warning' : 'error',
      message:
        `No workload carries the labels of this selector ("${node.pair?.name ?? ''}: ${node.text}"), so the Gateway ` +
        'opens no port anywhere. Select the labels of a gateway that runs.',
      fixes: nearest === undefined ? [] : [renameFix(gateway, node, nearest)],
    };
  },
});

/** True if no workload of any namespace has this label. */
function isUnknown(index: IndexView, label: ScalarNode): boolean {
  return workloadsWith(index, new Map([[label.pair?.name ?? '', label.text]]), undefined).length === 0;
}

/** The value that was probably meant; undefined for the label of a stock gateway, which may be right as it stands. */
function nearestValue(
  node: ScalarNode,
  known: readonly ReadonlyMap<string, string>[],
  find: typeof findSlip,
): string | undefined {
  const key = node.pair?.name ?? '';
  if (key === 'istio' && STOCK_VALUES.includes(node.text)) return undefined;
  const values = known.flatMap((labels) => labels.get(key) ?? []);
  return find(node.text, new Set(key === 'istio' ? [...values, ...STOCK_VALUES] : values));
}
