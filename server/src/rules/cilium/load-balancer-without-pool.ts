import { parseLabelSelector, selects } from '../../resources/selector.ts';
import { labelsOf } from '../../resources/workload.ts';
import { child, scalar } from '../../yaml/select.ts';
import { parseIpAddress, type IpAddress } from '../shared/cidr.ts';
import { defineRule, type Resource } from '../rule.ts';
import { findAnnotation, metadataEntries, textOf } from './shared/annotations.ts';
import { poolBlocks } from './shared/pool-blocks.ts';

const POOL = 'CiliumLoadBalancerIPPool.cilium.io';

/** A Service that asks Cilium for an address, by class or annotation, gets one of a pool that selects it. */
export const loadBalancerWithoutPool = defineRule({
  id: 'cilium/load-balancer-without-pool',
  title: 'Have an IP pool for every load balancer of Cilium',
  severity: 'warning',
  kinds: ['Service'],
  reads: [POOL],
  upstream: ['CIL-REF:no-pool'],
  *check(service, { index, referenceSeverity }) {
    if (scalar(service.root, 'spec.type')?.text !== 'LoadBalancer') return;
    const entry = findAnnotation(metadataEntries(service, 'annotations'), 'lbipam.cilium.io/ips');
    const loadBalancerClass = scalar(service.root, 'spec.loadBalancerClass');
    const isOurs = loadBalancerClass?.text.startsWith('io.cilium/') === true;
    const at = isOurs ? loadBalancerClass : entry?.pair.key;
    const severity = at === undefined ? undefined : referenceSeverity(POOL);
    if (at === undefined || severity === undefined) return;
    const pools = index.all(POOL).filter((pool) => serves(pool, service));
    if (pools.length === 0) {
      yield {
        at,
        severity,
        message: `No CiliumLoadBalancerIPPool selects Service "${service.name}", so it waits for an address. Add a pool, or match its "serviceSelector".`,
      };
      return;
    }
    const addresses = entry === undefined ? [] : (textOf(entry) ?? '').split(',');
    for (const address of addresses.flatMap((text) => parseIpAddress(text.trim()) ?? [])) {
      if (entry === undefined || pools.some((pool) => holds(pool, address))) continue;
      yield {
        at: entry.pair.value,
        severity,
        message: `"${textOf(entry) ?? ''}" asks for an address of no pool that selects the Service. Take one of a pool's blocks.`,
      };
      return;
    }
  },
});

/** Pools see the Service's labels, its name and its namespace. */
function serves(pool: Resource, service: Resource): boolean {
  const spec = child(pool.root, 'spec');
  if (scalar(spec, 'disabled')?.value === true) return false;
  const labels = new Map([
    ...labelsOf(service),
    ['io.kubernetes.service.namespace', service.namespace],
    ['io.kubernetes.service.name', service.name],
  ]);
  const selector = child(spec, 'serviceSelector');
  return selector === undefined || selects(parseLabelSelector(selector), labels);
}

function holds(pool: Resource, address: IpAddress): boolean {
  return poolBlocks(pool).some(
    ({ range }) =>
      range !== undefined &&
      range.family === address.family &&
      range.first <= address.value &&
      address.value <= range.last,
  );
}
