import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Texts for measuring: documents as people write them, every name its own, and one seeded mistake in each tenth
 * document, so that there is something to report.
 */

const KINDS: readonly ((id: number, namespace: string) => string)[] = [
  (id, namespace) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: route-${id}
  namespace: ${namespace}
spec:
  hosts:
    - service-${id}
  http:
    - match:
        - uri:
            prefix: /api/v${id}
      route:
        - destination:
            host: service-${id}
            subset: v1
          weight: 90
        - destination:
            host: service-${id}
            subset: v2
          weight: 10
      timeout: 10s
      retries:
        attempts: 3
        perTryTimeout: 2s
        retryOn: 5xx,reset
`,
  (id, namespace) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: rule-${id}
  namespace: ${namespace}
spec:
  host: service-${id - 1}
  trafficPolicy:
    connectionPool:
      tcp:
        maxConnections: 100
    outlierDetection:
      consecutive5xxErrors: 5
      interval: 30s
  subsets:
    - name: v1
      labels:
        version: v1
    - name: v2
      labels:
        version: v2
`,
  (id, namespace) => `apiVersion: v1
kind: Service
metadata:
  name: service-${id - 2}
  namespace: ${namespace}
spec:
  selector:
    app: app-${id - 2}
  ports:
    - name: http
      port: 80
`,
  (id, namespace) => `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: policy-${id}
  namespace: ${namespace}
spec:
  endpointSelector:
    matchLabels:
      app: app-${id}
  ingress:
    - fromEndpoints:
        - matchLabels:
            app: app-${id + 1}
      toPorts:
        - ports:
            - port: "8080"
              protocol: TCP
`,
  (id, namespace) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: http-${id}
  namespace: ${namespace}
spec:
  parentRefs:
    - name: gateway-${namespace}
      namespace: edge
  hostnames:
    - host-${id}.example.com
  rules:
    - matches:
        - path:
            type: PathPrefix
            value: /v${id}
      backendRefs:
        - name: service-${id - 4}
          port: 80
`,
];

/** @returns the `id`th document; ten resources in a row live in one namespace */
function makeDocument(id: number): string {
  const text = KINDS[id % KINDS.length]?.(id, `team-${Math.floor(id / 10)}`) ?? '';
  return id % 50 === 5 ? text.replace('timeout: 10s', 'timeoutt: 10s') : text;
}

/** How many documents a file of a workspace has. */
export const DOCUMENTS_PER_FILE = 5;

/** @returns the text of the `file`th file of a workspace */
export function makeFileOf(file: number): string {
  return Array.from({ length: DOCUMENTS_PER_FILE }, (_, index) =>
    makeDocument(file * DOCUMENTS_PER_FILE + index),
  ).join('---\n');
}

/** Writes the first files of a workspace into a folder. */
export function writeFiles(folder: string, count: number): void {
  for (let file = 0; file < count; file++) {
    writeFileSync(path.join(folder, `${file}.yaml`), makeFileOf(file));
  }
}

/** A file of about `lines` lines. */
export function makeFile(lines: number): string {
  const documents: string[] = [];
  for (let id = 0, count = 0; count < lines; id++) {
    const document = makeDocument(id);
    count += document.split('\n').length;
    documents.push(document);
  }
  return documents.join('---\n');
}

/** One VirtualService of 60 lines. */
export function makeVirtualService(): string {
  const routes = Array.from(
    { length: 5 },
    (_, index) => `    - match:
        - headers:
            x-user:
              exact: user-${index}
      route:
        - destination:
            host: reviews
            subset: v${index}
      timeout: 5s
`,
  );
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
spec:
  hosts:
    - reviews
  http:
${routes.join('')}    - route:
        - destination:
            host: reviews
`;
}
