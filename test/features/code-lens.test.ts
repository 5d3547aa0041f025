import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../support/feature-test.ts';

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: reviews
  namespace: shop
spec:
  selector:
    app: reviews
`;
const WORKLOAD = `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: reviews-v1, namespace: shop}
spec: {template: {metadata: {labels: {app: reviews}}}}
`;
const ROUTE = `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: routes, namespace: shop}
spec:
  hosts: [reviews]
  http:
    - route:
        - destination: {host: reviews}
`;

describe('code lenses', () => {
  it('count references and selected workloads', async () => {
    const { service } = openWorkspace(SERVICE + WORKLOAD + ROUTE);
    const lenses = (await service.codeLenses('file:///test.yaml')).map(({ range, command }) => [
      range.start.line,
      command?.title,
    ]);
    expect(lenses).toEqual([
      [3, '2 references'],
      [7, 'selects 1 workload'],
    ]);
  });

  it('are quiet where there is nothing to count', async () => {
    const { service } = openWorkspace(SERVICE);
    expect(await service.codeLenses('file:///test.yaml')).toEqual([]);
  });
});
