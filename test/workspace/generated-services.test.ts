import { expect, it } from 'vitest';
import { isGeneratedService } from '../../server/src/workspace/generated-services.ts';
import { indexTexts } from '../support/index-texts.ts';

const index = indexTexts(`apiVersion: flagger.app/v1beta1
kind: Canary
metadata: {name: canary, namespace: shop}
spec: {targetRef: {kind: Deployment, name: podinfo}}
---
apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: hello, namespace: shop}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: egress, namespace: shop}
spec: {gatewayClassName: istio}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop, labels: {mirror.linkerd.io/exported: "true"}}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
`);

it.each([
  'podinfo',
  'podinfo-primary',
  'podinfo-canary',
  'hello',
  'egress-istio',
  'cilium-gateway-egress',
  'web-east',
])('a controller makes "%s"', (name) => expect(isGeneratedService(index, 'shop', name)).toBe(true));

it.each(['canary', 'podinfo-canaries', 'hello-east', 'cart-east', 'webeast', 'constructor'])(
  'no controller makes "%s"',
  (name) => expect(isGeneratedService(index, 'shop', name)).toBe(false),
);

it('knows the namespace', () => expect(isGeneratedService(index, 'other', 'podinfo')).toBe(false));
