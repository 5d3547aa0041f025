import { describe, expect, it } from 'vitest';
import { lintTexts } from '../support/lint-texts.ts';

/** Mistakes that articles about meshes teach, each as its authors might have written it. */
const lint = async (text: string) =>
  (await lintTexts({ 'a.yaml': text })).map(({ code, text: marked }) => [code, marked]);

describe('YAML as articles print it', () => {
  it('says once that a resource lost its indentation', async () => {
    const text = `apiVersion: networking.istio.io/v1beta1
kind: VirtualService
metadata:
name: orders
spec:
hosts: [orders]
http:
- route:
- destination: { host: orders }
`;
    expect((await lint(text)).map(([code]) => code)).toEqual(['schema/flattened']);
  });

  it('leaves a list of routes without a head alone', async () => {
    expect(await lint('- route:\n- destination: { host: orders, subset: v1 }\nweight: 90\n')).toEqual([]);
  });

  it('leaves kinds of other projects alone', async () => {
    const text =
      'apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: a}\nspec: {selektor: {}}\n';
    expect(await lint(text)).toEqual([]);
  });

  it('finds the shape of response classes that Linkerd never had', async () => {
    const text = `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata:
  name: orders.shop.svc.cluster.local
spec:
  routes:
    - name: GET /orders
      condition: { method: GET, pathRegex: /orders }
      responseClasses:
        - condition:
            statusCodeRange: "500-599"
          isFailure: true
          weight: 3
`;
    expect(await lint(text)).toEqual([
      ['schema/unknown-field', 'statusCodeRange'],
      ['schema/unknown-field', 'weight'],
    ]);
  });

  it('finds a password in the clear', async () => {
    const text = `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
spec:
  values:
    tracing: { jaeger: { auth: { username: me, password: hunter2 } } }
`;
    expect((await lint(text)).map(([code]) => code)).toEqual(['istio/operator-plaintext-secret']);
  });

  it('finds ports that belong one level down', async () => {
    const text = `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: a}
spec:
  endpointSelector: {matchLabels: {app: orders}}
  ingress:
    - fromEndpoints: [{matchLabels: {app: web}}]
      toPorts:
        - port: "8080"
          protocol: TCP
`;
    expect((await lint(text)).map(([code]) => code)).toEqual(['schema/unknown-field']);
  });
});
