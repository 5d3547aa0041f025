import type { IndexView } from '../../workspace/index-view.ts';
import { findGateway, parseGatewayReference } from '../../workspace/istio-gateways.ts';
import { coveringWildcards, exportScopes, hostCovers, hostForms } from '../../workspace/istio-hosts.ts';
import {
  isMeshBound,
  VIRTUAL_SERVICE,
  virtualHosts,
  virtualServicesOn,
  virtualServicesUnder,
} from '../../workspace/istio-virtual-services.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';

/**
 * Of several VirtualServices for one host in the mesh, istiod keeps the oldest and drops the routes of the rest;
 * at a gateway it joins their routes in the order of their age. Sources: istioctl analyze
 * (virtualservice.ConflictingMeshGatewayHostsAnalyzer), Kiali (virtualservices.SingleHostChecker).
 */
export const virtualServiceConflictingHost = defineRule({
  id: 'istio/virtual-service-conflicting-host',
  title: 'Keep the routes of one host in one VirtualService',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  reads: [VIRTUAL_SERVICE],
  upstream: ['IST0109', 'KIA1106'],
  *check(service, { index }) {
    const places = bindings(index, service);
    for (const host of virtualHosts(service)) {
      const rivals = rivalsOf(index, service, host).filter(({ other }) => shareScope(service, other));
      const inMesh = rivals.filter(({ other }) => places.has('mesh') && bindings(index, other).has('mesh'));
      const atGateway = rivals.filter(({ other }) =>
        [...bindings(index, other)].some((place) => place !== 'mesh' && places.has(place)),
      );
      if (inMesh.length > 0) yield conflict(host, inMesh, true);
      else if (atGateway.length > 0) yield conflict(host, atGateway, false);
    }
  },
});

interface Rival {
  readonly other: Resource;
  readonly host: ScalarNode;
  /** True if both name the same host, false if one only covers the other by a wildcard. */
  readonly isSame: boolean;
}

/** The VirtualServices that name the same host, or one that covers it or is covered by it. */
function rivalsOf(index: IndexView, service: Resource, host: ScalarNode): Rival[] {
  const forms = hostForms(host.text, service.namespace);
  const keys = new Set([...forms, ...forms.flatMap(coveringWildcards)]);
  const candidates = [
    ...[...keys].flatMap((key) => virtualServicesOn(index, key)),
    ...virtualServicesUnder(index, host.text),
    // `*` in the mesh is rare, and at a gateway it is the usual fallback.
    ...(host.text === '*' && isMeshBound(service) ? index.all(VIRTUAL_SERVICE) : []),
  ];
  return [...new Set(candidates)].flatMap((other) => {
    // Two documents of one name are one resource, in two versions.
    if (other.name === service.name && other.namespace === service.namespace) return [];
    const match = virtualHosts(other).find((theirs) =>
      overlaps(forms, hostForms(theirs.text, other.namespace)),
    );
    if (match === undefined) return [];
    const isSame = hostForms(match.text, other.namespace).some((form) => forms.includes(form));
    return [{ other, host: match, isSame }];
  });
}

function overlaps(forms: readonly string[], others: readonly string[]): boolean {
  return forms.some((form) =>
    others.some((other) => form === other || hostCovers(form, other) || hostCovers(other, form)),
  );
}

/** What a VirtualService is bound to: `mesh`, Gateways by name, or the text of unknown references. */
function bindings(index: IndexView, service: Resource): ReadonlySet<string> {
  const gateways = select(service.root, 'spec.gateways[*]');
  if (gateways.length === 0) return new Set(['mesh']);
  return new Set(
    gateways.flatMap((node) => {
      if (node.kind !== 'scalar' || node.masked) return [];
      const reference = parseGatewayReference(node.text, service.namespace);
      const gateway = reference && findGateway(index, reference);
      return gateway === undefined ? node.text : `${gateway.namespace}/${gateway.name}`;
    }),
  );
}

/** True if some namespace sees both; `exportTo` limits who sees a VirtualService. */
function shareScope(left: Resource, right: Resource): boolean {
  const scopes = exportScopes(left);
  const others = exportScopes(right);
  if (scopes.includes('*') || others.includes('*')) return true;
  return scopes.some((scope) => others.includes(scope));
}

function conflict(host: ScalarNode, rivals: readonly Rival[], isMesh: boolean): Finding {
  const isSame = rivals.some((rival) => rival.isSame);
  const [first] = rivals;
  const name = `"${first?.other.namespace ?? ''}/${first?.other.name ?? ''}"`;
  const effect = !isSame
    ? 'The narrower host wins; routes of the wider one do not reach it.'
    : isMesh
      ? 'Istio uses only the oldest of them.'
      : 'Istio joins their routes in the order of their age.';
  return {
    at: host,
    severity: isSame && isMesh ? 'warning' : 'information',
    message: `VirtualService ${name} has routes for host "${host.text}" too. ${effect} Keep them in one VirtualService.`,
    upstream: isMesh ? ['IST0109', 'KIA1106'] : ['KIA1106'],
    related: rivals.map((rival) => ({
      document: rival.other.document,
      span: rival.host,
      message: `VirtualService "${rival.other.namespace}/${rival.other.name}"`,
    })),
  };
}
