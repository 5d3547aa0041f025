import { resource } from './istio-workspace.ts';

/** A Gateway of the Gateway API; `listeners` are items of a flow list. */
export function apiGateway(namespace: string, name: string, listeners: string, more = ''): string {
  const body = `gatewayClassName: istio\nlisteners: [${listeners}]\n${more}`;
  return resource('gateway.networking.k8s.io/v1', 'Gateway', namespace, name, body);
}

/** An HTTPRoute `routes` with the lines of its spec. */
export function httpRoute(namespace: string, body: string): string {
  return resource('gateway.networking.k8s.io/v1', 'HTTPRoute', namespace, 'routes', body);
}
