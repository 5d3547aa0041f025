import type { IndexView } from '../../workspace/index-view.ts';
import { DESTINATION_RULE, subsetsIn, type Subset } from '../../workspace/istio-destination-rules.ts';
import { resolveHost, SERVICE, SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import { destinationsOf, VIRTUAL_SERVICE } from '../../workspace/istio-virtual-services.ts';
import { endpointLabels, ENDPOINT_KINDS } from '../../workspace/istio-endpoints.ts';
import { hasLabels } from '../../resources/selector.ts';
import { scalar, scalars } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/** Labels that Kubernetes and Istio take from the node, so that no file has them. */
const FROM_THE_NODE =
  /^(?:topology\.(?:kubernetes|istio)\.io|kubernetes\.io|failure-domain\.beta\.kubernetes\.io)\//;

/**
 * A subset is the host's endpoints that carry its labels too; without any, calls to it answer 503. Pods are
 * looked for among those that the Service selects (as in Kiali; istioctl takes any Pod of any namespace) and in
 * the templates of workloads. Sources: IST0173, KIA0203.
 */
export const destinationRuleSubsetWithoutWorkload = defineRule({
  id: 'istio/destination-rule-subset-without-workload',
  title: 'Give every subset labels that some workload of the host carries',
  severity: 'warning',
  kinds: [DESTINATION_RULE],
  reads: [SERVICE, SERVICE_ENTRY, VIRTUAL_SERVICE, ...ENDPOINT_KINDS],
  fixable: 'suggestion',
  upstream: ['IST0173', 'KIA0203'],
  *check(rule, { index, settings }) {
    const host = scalar(rule.root, 'spec.host');
    const target = host && resolveHost(index, host.text, rule.namespace);
    if (host === undefined || target === undefined) return;
    const endpoints = endpointLabels(index, target.resources);
    if (endpoints === undefined) return;
    // Without any workload of the host the workloads live elsewhere, if anything may.
    if (endpoints.length === 0 && settings.workspace === 'open') return;
    for (const subset of subsetsIn(rule)) {
      const wanted = new Map(
        [...subset.labels].filter(([key, value]) => value === '' || !FROM_THE_NODE.test(key)),
      );
      if (wanted.size === 0 || subset.map.masked) continue;
      if (endpoints.some((labels) => hasLabels(labels, wanted))) continue;
      const labels = scalars(subset.map, 'labels[*]');
      const fault = labels.find(
        (node) => !endpoints.some((have) => have.get(node.pair?.name ?? '') === node.text),
      );
      const at = fault ?? subset.node;
      const values = endpoints.flatMap((have) => have.get(fault?.pair?.name ?? '') ?? []);
      const isUsed = isRoutedTo(index, rule, subset);
      yield {
        at,
        // A subset that no route uses harms nobody yet.
        severity: isUsed ? 'warning' : 'information',
        message:
          `No workload of host "${host.text}" carries the labels of subset "${subset.name}"` +
          (fault?.pair === undefined ? '' : ` ("${fault.pair.name}: ${fault.text}")`) +
          ', so calls to it fail. Use labels that its Pods have.',
        // Kiali stays quiet about subsets that no route uses.
        upstream: isUsed ? ['IST0173', 'KIA0203'] : ['IST0173'],
        fixes: fault === undefined ? [] : nearestFixes(rule, fault, values),
        related: target.resources.map((resource) => ({
          document: resource.document,
          span: resource.kindNode,
          message: `"${target.host}" is defined here`,
        })),
      };
    }
  },
});

function isRoutedTo(index: IndexView, rule: Resource, subset: Subset): boolean {
  return index
    .inNamespace(VIRTUAL_SERVICE, rule.namespace)
    .some((service) =>
      destinationsOf(service).some((destination) => destination.subset?.text === subset.name),
    );
}
