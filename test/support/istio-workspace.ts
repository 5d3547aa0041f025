/** Short documents from which tests of Istio rules put workspaces together. Each starts with `---`. */

function document(apiVersion: string, kind: string, namespace: string, name: string, body: string): string {
  const content = body.trim().replaceAll('\n', '\n  ');
  const metadata = `metadata:\n  name: ${name}\n  namespace: ${namespace}\n`;
  return `---\napiVersion: ${apiVersion}\nkind: ${kind}\n${metadata}spec:\n  ${content}\n`;
}

/** A VirtualService `routes` for host `cart`; `body` holds more lines of its spec. */
export function virtualService(namespace: string, body: string, name = 'routes'): string {
  const hosts = /^hosts:/m.test(body) ? '' : 'hosts: [cart]\n';
  return document('networking.istio.io/v1', 'VirtualService', namespace, name, hosts + body);
}

/** A Service that selects `app: <name>` and has port 80, or the ports of `ports` (`[{port: 80}]`). */
export function service(namespace: string, name: string, ports = '[{name: http, port: 80}]'): string {
  return document('v1', 'Service', namespace, name, `selector: {app: ${name}}\nports: ${ports}`);
}

export function serviceEntry(namespace: string, host: string, body = '', name = 'entry'): string {
  const ports = /^ports:/m.test(body) ? '' : 'ports: [{number: 443, name: https, protocol: HTTPS}]\n';
  return document(
    'networking.istio.io/v1',
    'ServiceEntry',
    namespace,
    name,
    `hosts: [${host}]\n${ports}${body}`,
  );
}

export function destinationRule(namespace: string, host: string, body: string, name = 'rule'): string {
  return document('networking.istio.io/v1', 'DestinationRule', namespace, name, `host: ${host}\n${body}`);
}

export function gateway(namespace: string, name: string, body: string): string {
  return document('networking.istio.io/v1', 'Gateway', namespace, name, body);
}

/** A resource of group `security.istio.io`. */
export function policy(kind: string, namespace: string, name: string, body: string): string {
  return document('security.istio.io/v1', kind, namespace, name, body);
}

export function resource(
  apiVersion: string,
  kind: string,
  namespace: string,
  name: string,
  body: string,
): string {
  return document(apiVersion, kind, namespace, name, body);
}

/** A Deployment whose Pods carry `labels`, written as a flow map. */
export function deployment(namespace: string, name: string, labels = `{app: ${name}}`, pod = ''): string {
  const template = `template:\n  metadata:\n    labels: ${labels}\n  spec:\n    containers: [{name: app, image: app}]\n${pod}`;
  return document('apps/v1', 'Deployment', namespace, name, template);
}

/** A Namespace with labels, written as a flow map. */
export function namespace(name: string, labels = '{}'): string {
  return `---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n  labels: ${labels}\n`;
}

/** A mesh config as istiod reads it; `mesh` is a line of it. */
export function meshConfig(mesh: string): string {
  const metadata = 'metadata:\n  name: istio\n  namespace: istio-system\n';
  return `---\napiVersion: v1\nkind: ConfigMap\n${metadata}data:\n  mesh: |\n    ${mesh}\n`;
}
