import { titleNode } from '../../resources/resource.ts';
import { DESTINATION_RULE } from '../../workspace/istio-destination-rules.ts';
import { SERVICE, SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { scalar, select } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import {
  ambientService,
  describeObstacle,
  findAmbientObstacle,
  findNamespaceObstacle,
} from './shared/ambient-host.ts';
import { enrolFixes } from './shared/enrol.ts';

const UPSTREAM = {
  'service-not-enrolled': 'KIA0211',
  'other-namespace': 'KIA0212',
  'namespace-not-enrolled': 'KIA0210',
} as const;

/** Settings that only a proxy that reads requests can carry out. */
const ABOUT_REQUESTS = [
  'connectionPool.http',
  'outlierDetection',
  'loadBalancer.consistentHash.httpHeaderName',
  'loadBalancer.consistentHash.httpCookie',
  'loadBalancer.consistentHash.httpQueryParameterName',
].flatMap((query) => [`spec.trafficPolicy.${query}`, `spec.subsets[*].trafficPolicy.${query}`]);

/** Between ambient workloads only a waypoint follows a DestinationRule. Source: Kiali (AmbientPolicyChecker). */
export const destinationRuleWithoutWaypoint = defineRule({
  id: 'istio/destination-rule-without-waypoint',
  title: 'Enrol the host of a DestinationRule with a waypoint in ambient mode',
  severity: 'warning',
  kinds: [DESTINATION_RULE],
  reads: ['Namespace', SERVICE, SERVICE_ENTRY],
  fixable: 'suggestion',
  upstream: Object.values(UPSTREAM),
  *check(rule, { index }) {
    const host = scalar(rule.root, 'spec.host')?.text;
    const part = settingAboutRequests(rule);
    if (host === undefined || part === undefined) return;
    const isDecided = ambientService(index, host, rule.namespace) !== undefined;
    const obstacle = isDecided
      ? findAmbientObstacle(index, host, rule.namespace)
      : findNamespaceObstacle(index, rule.namespace);
    if (obstacle === undefined) return;
    const service = obstacle.kind === 'namespace-not-enrolled' ? undefined : obstacle.service;
    const labelled =
      obstacle.kind === 'other-namespace'
        ? undefined
        : (service ?? index.get('Namespace', '', rule.namespace));
    yield {
      at: anchor(part),
      message: describeObstacle(obstacle, 'this setting'),
      upstream: [UPSTREAM[obstacle.kind]],
      fixes: enrolFixes(index, labelled, service?.namespace ?? rule.namespace),
      related:
        service === undefined
          ? []
          : [{ document: service.document, span: titleNode(service), message: 'The Service' }],
    };
  },
});

function settingAboutRequests(rule: Resource): YamlNode | undefined {
  return ABOUT_REQUESTS.flatMap((query) => select(rule.root, query))[0];
}
