/** One resource each, in the usual style and without a fault; the mutations break them one at a time. */
export const VALID_DOCUMENTS: readonly string[] = [
  `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: checkout
  namespace: shop
spec:
  hosts:
    - checkout
  http:
    - match:
        - headers:
            x-group:
              exact: beta
          uri:
            prefix: /api
      route:
        - destination:
            host: checkout
            subset: v2
            port:
              number: 8080
          weight: 100
      retries:
        attempts: 3
        perTryTimeout: 2s
        retryRemoteLocalities: true
      timeout: 10s
    - route:
        - destination:
            host: checkout
            subset: v1
`,
  `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: checkout
spec:
  host: checkout
  trafficPolicy:
    connectionPool:
      tcp:
        maxConnections: 100
      http:
        http1MaxPendingRequests: 10
        h2UpgradePolicy: UPGRADE
    outlierDetection:
      consecutive5xxErrors: 5
      interval: 30s
      baseEjectionTime: 1m
      maxEjectionPercent: 50
    loadBalancer:
      simple: LEAST_REQUEST
    tls:
      mode: ISTIO_MUTUAL
  subsets:
    - name: v1
      labels:
        version: v1
`,
  `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: edge
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 443
        name: https
        protocol: HTTPS
      hosts:
        - shop.example.com
      tls:
        mode: SIMPLE
        credentialName: shop-cert
        minProtocolVersion: TLSV1_2
        httpsRedirect: false
`,
  `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: checkout
  namespace: shop
spec:
  selector:
    matchLabels:
      app: checkout
  action: DENY
  rules:
    - from:
        - source:
            notPrincipals: ["cluster.local/ns/shop/sa/web"]
      to:
        - operation:
            methods: ["POST"]
            ports: ["8080"]
`,
  `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: istio-system
spec:
  mtls:
    mode: PERMISSIVE
`,
  `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  port: 8080
  proxyProtocol: HTTP/2
  accessPolicy: deny
`,
  `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata:
  name: web.shop.svc.cluster.local
  namespace: shop
spec:
  routes:
    - name: GET /books
      condition:
        method: GET
        pathRegex: /books
      isRetryable: true
      timeout: 300ms
      responseClasses:
        - condition:
            status:
              min: 500
              max: 599
          isFailure: true
  retryBudget:
    retryRatio: 0.2
    minRetriesPerSecond: 10
    ttl: 10s
`,
  `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: backend
spec:
  endpointSelector:
    matchLabels:
      app: backend
  ingress:
    - fromEndpoints:
        - matchLabels:
            app: frontend
      toPorts:
        - ports:
            - port: "8080"
              protocol: TCP
          rules:
            http:
              - method: GET
                path: /public/.*
  enableDefaultDeny:
    ingress: true
`,
  `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
spec:
  gatewayClassName: istio
  listeners:
    - name: https
      port: 443
      protocol: HTTPS
      hostname: shop.example.com
      tls:
        mode: Terminate
        certificateRefs:
          - name: shop-cert
      allowedRoutes:
        namespaces:
          from: Same
`,
  `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: checkout
spec:
  parentRefs:
    - name: edge
  hostnames:
    - shop.example.com
  rules:
    - matches:
        - path:
            type: PathPrefix
            value: /checkout
      filters:
        - type: RequestRedirect
          requestRedirect:
            scheme: https
            statusCode: 301
    - backendRefs:
        - name: checkout
          port: 8080
          weight: 90
`,
  `apiVersion: split.smi-spec.io/v1alpha2
kind: TrafficSplit
metadata:
  name: checkout
spec:
  service: checkout
  backends:
    - service: checkout-v1
      weight: 90
    - service: checkout-v2
      weight: 10
`,
];
