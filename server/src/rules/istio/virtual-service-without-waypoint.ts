import { titleNode } from '../../resources/resource.ts';
import { SERVICE, SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import { isMeshBound, VIRTUAL_SERVICE, virtualHosts } from '../../workspace/istio-virtual-services.ts';
import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import {
  ambientService,
  describeObstacle,
  findAmbientObstacle,
  findNamespaceObstacle,
} from './shared/ambient-host.ts';
import { enrolFixes } from './shared/enrol.ts';

const UPSTREAM = {
  'service-not-enrolled': 'KIA1113',
  'other-namespace': 'KIA1114',
  'namespace-not-enrolled': 'KIA1109',
} as const;

/**
 * Between ambient workloads only a waypoint follows a VirtualService, one of the same namespace as the Service.
 * Source: Kiali (AmbientPolicyChecker).
 */
export const virtualServiceWithoutWaypoint = defineRule({
  id: 'istio/virtual-service-without-waypoint',
  title: 'Enrol the hosts of a VirtualService with a waypoint in ambient mode',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  reads: ['Namespace', SERVICE, SERVICE_ENTRY],
  fixable: 'suggestion',
  upstream: Object.values(UPSTREAM),
  *check(resource, { index }) {
    const routes = [...select(resource.root, 'spec.http[*]'), ...select(resource.root, 'spec.tls[*]')];
    if (routes.length === 0 || !isMeshBound(resource)) return;
    const { namespace } = resource;
    const hosts = virtualHosts(resource);
    for (const host of hosts) {
      const obstacle = findAmbientObstacle(index, host.text, namespace);
      if (obstacle === undefined) continue;
      yield {
        at: host,
        message: describeObstacle(obstacle, 'these routes'),
        upstream: [UPSTREAM[obstacle.kind]],
        fixes:
          obstacle.kind === 'service-not-enrolled'
            ? enrolFixes(index, obstacle.service, obstacle.service.namespace)
            : [],
        related:
          obstacle.kind === 'namespace-not-enrolled'
            ? []
            : [
                {
                  document: obstacle.service.document,
                  span: titleNode(obstacle.service),
                  message: 'The Service',
                },
              ],
      };
    }
    const isDecided = hosts.some((host) => ambientService(index, host.text, namespace) !== undefined);
    const obstacle = isDecided ? undefined : findNamespaceObstacle(index, namespace);
    if (obstacle === undefined) return;
    yield {
      at: titleNode(resource),
      message: describeObstacle(obstacle, 'these routes'),
      upstream: [UPSTREAM[obstacle.kind]],
      fixes: enrolFixes(index, index.get('Namespace', '', namespace), namespace),
    };
  },
});
