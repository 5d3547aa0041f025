import { servicePorts } from '../../resources/service.ts';
import { isGeneratedService } from '../../workspace/generated-services.ts';
import {
  allReferenced,
  backendReferences,
  ROUTE_KINDS,
  type RouteReference,
} from '../../workspace/gateway-routes.ts';
import { replaceSource } from '../../yaml/edit.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource, type RuleContext } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/**
 * Requests to a backend that does not exist are answered with 500. Sources: Gateway API, BackendObjectReference;
 * Kiali (k8shttproutes.NoHostChecker).
 */
export const routeUnknownBackend = defineRule({
  id: 'gateway-api/route-unknown-backend',
  title: 'Route to Services and ports that exist',
  severity: 'error',
  kinds: ROUTE_KINDS,
  reads: ['Service'],
  fixable: 'suggestion',
  upstream: ['KIA1402', 'GW-REF:backend-missing', 'GW-HR-014'],
  *check(route, context) {
    for (const backend of backendReferences(route)) {
      if (backend.group !== '' || backend.kind !== 'Service') continue;
      const services = allReferenced(context.index, backend);
      const finding =
        services.length === 0 ? missing(route, backend, context) : wrongPort(route, backend, services);
      if (finding !== undefined) yield finding;
    }
  },
});

function missing(
  route: Resource,
  { name, namespace }: RouteReference,
  context: RuleContext,
): Finding | undefined {
  // A dot makes it a host, and no Service has one in its name.
  const isHost = name.text.includes('.') || name.text.includes('/');
  const severity = isHost ? 'error' : context.referenceSeverity('Service', namespace, name.text);
  if (severity === undefined || isGeneratedService(context.index, namespace, name.text)) return undefined;
  const known = context.index.inNamespace('Service', namespace).map((service) => service.name);
  return {
    at: name,
    severity,
    message: isHost
      ? `"${name.text}" is no name of a Service. Write the bare name, and its namespace in "namespace".`
      : `Service "${name.text}" does not exist in namespace "${namespace}", so requests are answered with 500. Name one that exists.`,
    upstream: isHost ? ['KIA1402', 'GW-HR-014'] : ['KIA1402', 'GW-REF:backend-missing'],
    fixes: isHost ? [] : nearestFixes(route, name, known),
  };
}

function wrongPort(
  route: Resource,
  { port, name }: RouteReference,
  services: readonly Resource[],
): Finding | undefined {
  const [service] = services;
  const ports = services.flatMap(servicePorts);
  if (service === undefined || port === undefined || typeof port.value !== 'number') return undefined;
  const written = services.flatMap(({ root }) => select(root, 'spec.ports[*]'));
  // A port that a template fills in may be the one.
  if (ports.length !== written.length || ports.length === 0) return undefined;
  if (ports.some(({ number }) => number === port.value)) return undefined;
  const numbers = [...new Set(ports.map(({ number }) => number))];
  return {
    at: port,
    message: `Service "${name.text}" has no port "${port.text}". Use one of its ports: ${numbers.join(', ')}.`,
    upstream: ['GW-REF:backend-missing'],
    fixes: numbers.slice(0, 3).map((number) => ({
      title: `Change to ${number}`,
      kind: 'suggestion' as const,
      edits: () => [replaceSource(route.document, port, String(number))],
    })),
    hasPreferredFix: numbers.length === 1,
    related: [titleRelated(service, `Service "${service.name}"`)],
  };
}
