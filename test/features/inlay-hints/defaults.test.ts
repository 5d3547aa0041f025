import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../../support/feature-test.ts';
import { checkHints } from '../../support/inlay-hints.ts';

const istio = (kind: string, spec: string) => `apiVersion: networking.istio.io/v1
kind: ${kind}
metadata:
  name: a
  namespace: shop
spec:
${spec}`;
const service = (http: string, hosts = '  hosts: [reviews]\n') =>
  istio('VirtualService', `${hosts}  http:\n${http}`);

describe('a route of a VirtualService', () => {
  const route = (hint: string, rest = '') => `    - match:
        - uri: {prefix: /a}
      route:${hint}
        - destination:
            host: reviews
${rest}`;

  it('shows that it has no timeout and is retried', () => {
    checkHints(service(route(' ‹timeout: none, retries: 2›')));
    checkHints(service(route(' ‹retries: 2›', '      timeout: 5s\n')));
    checkHints(service(route(' ‹timeout: none›', '      retries: {attempts: 1}\n')));
    checkHints(service('    - route: [{destination: {host: a}}] ‹timeout: none, retries: 2›\n'));
  });

  it('is retried as the mesh config says', () => {
    const config = (policy: string) => `# file: config.yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: istio, namespace: istio-system}
data:
  mesh: |-
    ${policy}
`;
    const file = (hint: string) => `# file: a.yaml\n${service(route(hint))}`;
    checkHints(file(' ‹timeout: none, retries: 0›') + config('defaultHttpRetryPolicy: {attempts: 0}'));
    checkHints(file(' ‹timeout: none›') + config('defaultHttpRetryPolicy: {retryOn: 5xx}'));
    checkHints(file(' ‹timeout: none, retries: 2›') + config('accessLogFile: /dev/stdout'));
  });

  it.each([
    ['both are there', service(route('', '      timeout: 5s\n      retries: {attempts: 1}\n'))],
    [
      'a base brings both in',
      service(
        `    - &base\n      timeout: 5s\n      retries: {attempts: 1}\n      redirect: {uri: /, redirectCode: 302}\n    - <<: *base\n      redirect: null\n      route: [{destination: {host: a}}]\n`,
      ),
    ],
    ['it is a delegate', service(route(''), '')],
    ['it delegates', service('    - delegate: {name: b}\n')],
    ['it answers itself', service('    - directResponse: {status: 503}\n')],
    ['it is being typed', service('    - route:\n')],
    [
      'a template fills it in',
      service(route('', '      {{- with .Values.timeout }}\n      timeout: {{ . }}\n      {{- end }}\n')),
    ],
    ['the file is broken', service(route('', '      timeout: "5s\n'))],
    [
      'it is a patch',
      `# file: patch.yaml\n${service(route(''))}# file: kustomization.yaml\npatches: [{path: patch.yaml}]\n`,
    ],
    ['somebody else has the kind', service(route('')).replace('networking.istio.io', 'example.com')],
  ])('shows nothing where %s', (_, text) => {
    checkHints(text);
  });

  it('says on demand what it means', () => {
    const [hint] = openWorkspace(service(route(''))).service.inlayHints('file:///test.yaml', {
      start: { line: 0, character: 0 },
      end: { line: 99, character: 0 },
    });
    expect(hint?.tooltip).toMatch(/^Without "timeout" Istio waits without end\./);
  });

  it('shows nothing if the user wants no hints', () => {
    checkHints(service(route('')), { inlayHints: false });
  });

  it('shows what mirrors, faults and redirects do', () => {
    checkHints(
      service(`    - timeout: 1s
      retries: {attempts: 1}
      route: [{destination: {host: a}}]
      mirror: {host: b} ‹mirrorPercentage: 100›
    - timeout: 1s
      retries: {attempts: 1}
      route: [{destination: {host: a}}]
      mirror: {host: b}
      mirrorPercentage: {value: 10}
    - timeout: 1s
      retries: {attempts: 1}
      route: [{destination: {host: a}}]
      mirrors:
        - destination: {host: b} ‹percentage: 100›
        - destination: {host: c}
          percentage: {value: 1}
      fault:
        delay: ‹percentage: 0›
          fixedDelay: 5s
        abort: {httpStatus: 503, percentage: {value: 50}}
    - redirect: ‹redirectCode: 301›
        uri: /new
    - redirect: {uri: /new, redirectCode: 302}
`),
    );
    checkHints(service('    - mirror: {host: b}\n', ''));
    checkHints(
      service(`    - timeout: 1s
      retries: {attempts: 1}
      route: [{destination: {host: a}}]
      fault: {delay: {fixedDelay: 5s, percent: 10}}
`),
    );
  });
});

describe('outlier detection', () => {
  it('shows what is left out of it, at each level', () => {
    checkHints(
      istio(
        'DestinationRule',
        `  host: reviews
  trafficPolicy:
    outlierDetection: ‹consecutive5xxErrors: 5, baseEjectionTime: 30s, maxEjectionPercent: 10›
      interval: 5s
    portLevelSettings:
      - port: {number: 80}
        outlierDetection: {} ‹consecutive5xxErrors: 5, interval: 10s, baseEjectionTime: 30s, maxEjectionPercent: 10›
  subsets:
    - name: v1
      trafficPolicy:
        outlierDetection: ‹maxEjectionPercent: 10›
          consecutive5xxErrors: 7
          interval: 5s
          baseEjectionTime: 1m
`,
      ),
    );
  });

  it.each([
    ['it is not there', '  trafficPolicy: {loadBalancer: {simple: RANDOM}}\n'],
    [
      'all of it is written',
      '  trafficPolicy:\n    outlierDetection: {consecutive5xxErrors: 1, interval: 1s, baseEjectionTime: 1s, maxEjectionPercent: 100}\n',
    ],
    ['it has former names', '  trafficPolicy: {outlierDetection: {consecutiveErrors: 1}}\n'],
  ])('shows nothing where %s', (_, policy) => {
    checkHints(istio('DestinationRule', `  host: reviews\n${policy}`));
  });
});

describe('TLS of a DestinationRule', () => {
  it('shows that it is off without a mode', () => {
    const policy =
      '  host: a.example.com\n  trafficPolicy:\n    tls: ‹mode: DISABLE›\n      sni: a.example.com\n';
    checkHints(istio('DestinationRule', policy));
    checkHints(istio('DestinationRule', policy.replace(' ‹mode: DISABLE›', '\n      mode: SIMPLE')));
  });
});

describe('other kinds of Istio', () => {
  it('show what they do unless told otherwise', () => {
    checkHints(
      istio('ServiceEntry', '  hosts: [a.example.com] ‹resolution: NONE›\n  location: MESH_EXTERNAL\n'),
    );
    checkHints(
      istio(
        'AuthorizationPolicy',
        '  rules: ‹action: ALLOW›\n    - to: [{operation: {methods: [GET]}}]\n',
      ).replace('networking', 'security'),
    );
    checkHints(
      istio('WasmPlugin', '  url: oci://example.com/a:1 ‹failStrategy: FAIL_CLOSE›\n').replace(
        'networking.istio.io/v1',
        'extensions.istio.io/v1alpha1',
      ),
    );
  });

  it.each([
    istio('ServiceEntry', '  hosts: [a.example.com]\n  resolution: DNS\n  location: MESH_EXTERNAL\n'),
    istio('AuthorizationPolicy', '  action: DENY\n  rules: [{}]\n').replace('networking', 'security'),
    istio('AuthorizationPolicy', '  {}\n').replace('networking', 'security'),
  ])('show nothing else: %j', (text) => {
    checkHints(text);
  });
});

describe('kinds of the Gateway API', () => {
  const gateway = (kind: string, spec: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: a, namespace: shop}
spec:
${spec}`;

  it('show what their CRDs write', () => {
    checkHints(
      gateway(
        'Gateway',
        `  gatewayClassName: a
  listeners:
    - name: http ‹allowedRoutes.namespaces.from: Same›
      port: 80
      protocol: HTTP
    - name: https
      port: 443
      protocol: HTTPS
      allowedRoutes: {namespaces: {from: All}}
`,
      ),
    );
    checkHints(
      gateway(
        'ReferenceGrant',
        `  from: [{group: gateway.networking.k8s.io, kind: Gateway, namespace: web}]
  to:
    - group: ""
      kind: Secret ‹name: any›
    - {group: "", kind: Secret, name: shop-tls}
`,
      ),
    );
    checkHints(
      gateway(
        'HTTPRoute',
        `  rules:
    - matches:
        - path: {value: /a}
        - path:
            value: /b ‹type: PathPrefix›
        - path: {type: Exact, value: /c}
        - headers: [{name: a, value: b}]
      filters:
        - type: RequestRedirect
          requestRedirect: ‹statusCode: 302›
            scheme: https
        - type: RequestMirror
          requestMirror:
            backendRef: {name: b, port: 80} ‹percent: 100›
        - type: RequestMirror
          requestMirror:
            backendRef: {name: b, port: 80}
            fraction: {numerator: 1}
    - filters:
        - type: RequestRedirect
          requestRedirect: {statusCode: 301}
`.replace('{value: /a}', '{value: /a ‹type: PathPrefix›}'),
      ),
    );
  });
});

describe('Linkerd', () => {
  const annotated = (...annotations: readonly string[]) => `apiVersion: v1
kind: Service
metadata:
  name: a
  annotations:
${annotations.map((line) => `    ${line}\n`).join('')}`;

  it('shows how often it retries and when it pauses', () => {
    checkHints(annotated('retry.linkerd.io/http: 5xx ‹limit: 1›'));
    checkHints(
      annotated(
        'balancer.linkerd.io/failure-accrual: consecutive ‹max-failures: 7, max-penalty: 1m›',
        'balancer.linkerd.io/failure-accrual-consecutive-min-penalty: 2s',
      ),
    );
  });

  it.each([
    [annotated('retry.linkerd.io/http: 5xx', 'retry.linkerd.io/limit: "2"')],
    [annotated('retry.linkerd.io/timeout: 1s')],
    [annotated('balancer.linkerd.io/failure-accrual: unified')],
  ])('shows nothing else: %j', (text) => {
    checkHints(text);
  });

  it('shows that a Server denies', () => {
    const server = (version: string, hint: string) => `apiVersion: policy.linkerd.io/${version}
kind: Server
metadata: {name: a}
spec:
  podSelector: {}
  port: http${hint}
`;
    checkHints(server('v1beta3', ' ‹accessPolicy: deny›'));
    checkHints(server('v1beta1', ''));
    checkHints(server('v1beta3', '\n  accessPolicy: audit'));
  });
});
