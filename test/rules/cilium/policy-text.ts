/** A CiliumNetworkPolicy `shop/cart` for the Pods `app: cart`; `body` follows in `spec`, indented by two. */
export function policyOf(body: string): string {
  return `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: cart
  namespace: shop
spec:
  endpointSelector:
    matchLabels:
      app: cart
${body}`;
}

/** A CiliumClusterwideNetworkPolicy; `body` is all of its `spec`, indented by two. */
export function clusterwidePolicyOf(body: string): string {
  return `apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata:
  name: cart
spec:
${body}`;
}

/** A Deployment `shop/<app>` with the label `app: <app>` and one container with the given ports. */
export function deploymentOf(app: string, ports = '{containerPort: 8080, name: http}'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${app}
  namespace: shop
spec:
  template:
    metadata:
      labels:
        app: ${app}
    spec:
      containers:
        - name: main
          image: example/${app}
          ports: [${ports}]
`;
}

/** A resource of Cilium's group; `spec` is indented by two. */
export function ciliumResourceOf(kind: string, spec: string, version = 'v2'): string {
  return `apiVersion: cilium.io/${version}
kind: ${kind}
metadata:
  name: blue
  namespace: shop
spec:
${spec}`;
}

/** A Service `shop/cart` with entries in `metadata` (indented by two) and a type. */
export function serviceOf(metadata: string, type = 'LoadBalancer'): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
${metadata}spec:
  type: ${type}
  selector: {app: cart}
  ports: [{port: 80, targetPort: 8080}]
`;
}
