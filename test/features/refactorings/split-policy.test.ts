import { describe, expect, it } from 'vitest';
import { problemsOf, refactor } from '../../support/refactor.ts';

describe('a policy with several rules', () => {
  const policy = `# Who may call.
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy<|>
metadata:
  name: reviews
  namespace: shop
spec:
  selector:
    matchLabels: {app: reviews}
  rules:
    - to: # Reading.
        - operation: {methods: [GET]}
    # Writing is for the shop.
    - from:
        - source: {namespaces: [shop]}
      to:
        - operation: {methods: [POST]}
  action: ALLOW
`;

  it('is split into one policy per rule', async () => {
    const parts = (await refactor(policy)).apply('Split into 2');
    expect(parts).toBe(`# Who may call.
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews-1
  namespace: shop
spec:
  selector:
    matchLabels: {app: reviews}
  rules:
    - to: # Reading.
        - operation: {methods: [GET]}
  action: ALLOW
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews-2
  namespace: shop
spec:
  selector:
    matchLabels: {app: reviews}
  rules:
    # Writing is for the shop.
    - from:
        - source: {namespaces: [shop]}
      to:
        - operation: {methods: [POST]}
  action: ALLOW
`);
    expect(await problemsOf(parts)).toEqual([]);
  });

  it('is left alone where two lists would have to be told apart', async () => {
    const { titles } = await refactor(`apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy<|>
metadata: {name: a, namespace: shop}
spec:
  endpointSelector: {}
  ingress:
    - fromEntities: [host]
    - fromEntities: [world]
  egress:
    - toEntities: [all]
`);
    expect(titles).toEqual([]);
  });
});
