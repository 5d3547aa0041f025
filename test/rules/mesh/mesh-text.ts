/** A Deployment `shop/<app>` whose Pods have `app: <app>` and the given labels and annotations, in flow style. */
export function workloadOf(app: string, labels = '', annotations = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${app}
  namespace: shop
spec:
  template:
    metadata:
      labels: {app: ${app}${labels === '' ? '' : `, ${labels}`}}
      annotations: {${annotations}}
    spec:
      containers: [{name: main, image: example/${app}}]
`;
}

/** The Namespace `shop` with labels and annotations in flow style. */
export function namespaceOf(labels = '', annotations = ''): string {
  return `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: {${labels}}
  annotations: {${annotations}}
`;
}

/** A NetworkPolicy `shop/<name>` for `app: cart`; `spec` follows, indented by two. */
export function networkPolicyOf(spec: string, name = 'cart'): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
  namespace: shop
spec:
  podSelector: {matchLabels: {app: cart}}
${spec}`;
}

/** A CiliumNetworkPolicy `shop/cart` for `app: cart`; `spec` follows, indented by two. */
export function ciliumPolicyOf(spec: string): string {
  return `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: cart
  namespace: shop
spec:
  endpointSelector: {matchLabels: {app: cart}}
${spec}`;
}

/** Several documents of one file. */
export function filesOf(...documents: readonly string[]): string {
  return documents.join('---\n');
}

export const SIDECAR = 'sidecar.istio.io/inject: "true"';
export const AMBIENT = 'istio.io/dataplane-mode: ambient';
export const LINKERD = 'linkerd.io/inject: enabled';
