import type { IndexView } from '../../workspace/index-view.ts';
import {
  API_GATEWAY,
  findGateway,
  ISTIO_GATEWAY,
  parseGatewayReference,
} from '../../workspace/istio-gateways.ts';
import { exportScopes, hostCovers, hostForms } from '../../workspace/istio-hosts.ts';
import {
  placesOf,
  unresolvedPlace,
  VIRTUAL_SERVICE,
  virtualHosts,
  virtualServicesAt,
} from '../../workspace/istio-virtual-services.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';

const MESH = 'mesh';

/** So many are shown, and looked for. */
const MOST_RIVALS = 5;

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
  reads: [VIRTUAL_SERVICE, ISTIO_GATEWAY, API_GATEWAY],
  upstream: ['IST0109', 'KIA1106'],
  *check(service, { index }) {
    const places = placesOf(service).map(({ name, text }) =>
      isResolved(index, name) ? name : unresolvedPlace(text),
    );
    for (const host of virtualHosts(service)) {
      for (const place of new Set(places)) {
        const rivals = rivalsAt(index, place, service, host);
        if (rivals.length === 0) continue;
        yield conflict(service, host, rivals, place === MESH);
        break;
      }
    }
  },
});

interface Rival {
  readonly other: Resource;
  readonly host: ScalarNode;
  /** True if both name the same host, false if one only covers the other by a wildcard. */
  readonly isSame: boolean;
}

function isResolved(index: IndexView, place: string): boolean {
  const reference = parseGatewayReference(place, '');
  return reference === undefined || findGateway(index, reference) !== undefined;
}

/** Some VirtualServices that hold at the same place for the same host, or for one that covers it or is covered. */
function rivalsAt(index: IndexView, place: string, service: Resource, host: ScalarNode): Rival[] {
  const forms = hostForms(host.text, service.namespace);
  const rivals: Rival[] = [];
  for (const other of forms.flatMap((form) => virtualServicesAt(index, place, form))) {
    // Two documents of one name are one resource, in two versions.
    if (other.name === service.name && other.namespace === service.namespace) continue;
    if (!holdsAt(index, other, place) || !shareScope(service, other)) continue;
    const match = virtualHosts(other).find((theirs) =>
      overlaps(forms, hostForms(theirs.text, other.namespace)),
    );
    if (match === undefined) continue;
    const isSame = hostForms(match.text, other.namespace).some((form) => forms.includes(form));
    rivals.push({ other, host: match, isSame });
    if (rivals.length === MOST_RIVALS) break;
  }
  return rivals;
}

/** A reference that leads nowhere here may lead somewhere from the other's namespace. */
function holdsAt(index: IndexView, service: Resource, place: string): boolean {
  return placesOf(service).some(
    ({ name, text }) => name === place || (unresolvedPlace(text) === place && !isResolved(index, name)),
  );
}

function overlaps(forms: readonly string[], others: readonly string[]): boolean {
  return forms.some((form) =>
    others.some((other) => form === other || hostCovers(form, other) || hostCovers(other, form)),
  );
}

/** True if some namespace sees both; `exportTo` limits who sees a VirtualService. */
function shareScope(left: Resource, right: Resource): boolean {
  const scopes = exportScopes(left);
  const others = exportScopes(right);
  if (scopes.includes('*') || others.includes('*')) return true;
  return scopes.some((scope) => others.includes(scope));
}

function conflict(service: Resource, host: ScalarNode, rivals: readonly Rival[], isMesh: boolean): Finding {
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
    upstream:
      isMesh && (isSame || rivals.some((rival) => isLimitedUnderWildcard(service, host, rival)))
        ? ['IST0109', 'KIA1106']
        : ['KIA1106'],
    related: rivals.map((rival) => ({
      document: rival.other.document,
      span: rival.host,
      message: `VirtualService "${rival.other.namespace}/${rival.other.name}"`,
    })),
  };
}

/** Of hosts that differ, istioctl compares only those of some namespaces with the wildcards of all namespaces. */
function isLimitedUnderWildcard(service: Resource, host: ScalarNode, rival: Rival): boolean {
  const isOpen = (resource: Resource) => exportScopes(resource).includes('*');
  const forms = hostForms(host.text, service.namespace);
  const theirs = hostForms(rival.host.text, rival.other.namespace);
  const isWider = forms.some((form) => theirs.some((other) => hostCovers(form, other)));
  const [wide, narrow] = isWider ? [service, rival.other] : [rival.other, service];
  return isOpen(wide) && !isOpen(narrow);
}
