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

describe('a policy of Cilium with several specs', () => {
  const policy = (kind: string, items: string) =>
    `# Who may call.
apiVersion: cilium.io/v2
kind: ${kind}
metadata:
  name: shop # Ours.${kind === 'CiliumNetworkPolicy' ? '\n  namespace: shop' : ''}
  labels: {team: shop}
${items}`;
  const specs = `specs: # Each for itself.
  # The catalogue is read by all.
  - description: Read
    endpointSelector:
      matchLabels: {app: catalogue}

    ingress: # From here.
      - fromEntities:
          - cluster

  # The basket calls out.
  -
    endpointSelector: {matchLabels: {app: basket}}
    egress:
      - toEntities: [world]
        # Only TLS.
        toPorts:
          - ports: [{port: "443", protocol: TCP}]
`;
  const read = `  # The catalogue is read by all.
  description: Read
  endpointSelector:
    matchLabels: {app: catalogue}

  ingress: # From here.
    - fromEntities:
        - cluster
`;
  const call = `  # The basket calls out.
  endpointSelector: {matchLabels: {app: basket}}
  egress:
    - toEntities: [world]
      # Only TLS.
      toPorts:
        - ports: [{port: "443", protocol: TCP}]
`;
  const part = (kind: string, number: number, body: string) =>
    policy(kind, `spec: # Each for itself.\n${body}`).replace('name: shop #', `name: shop-${number} #`);

  it.each(['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'])('is split: %s', async (kind) => {
    const text = policy(kind, specs).replace('specs', '<|>specs');
    const split = (await refactor(text)).apply('one per item of "specs"');
    expect(split).toBe(`${part(kind, 1, read)}---\n${part(kind, 2, call).replace('# Who may call.\n', '')}`);
    for (const alone of split.split('---\n')) expect(await problemsOf(alone)).toEqual([]);
    expect(await problemsOf(split)).toEqual([]);
    const windows = (await refactor(text.replaceAll('\n', '\r\n'))).apply('one per item of "specs"');
    expect(windows).toBe(split.replaceAll('\n', '\r\n'));
  });

  it('gets names that nobody has', async () => {
    const other = part('CiliumNetworkPolicy', 1, read);
    const text = policy('CiliumNetworkPolicy', specs).replace('specs', '<|>specs');
    const split = (await refactor(`${text}---\n${other}`)).apply('one per item');
    expect(split.match(/name: .*/g)).toEqual([
      'name: shop-2 # Ours.',
      'name: shop-3 # Ours.',
      'name: shop-1 # Ours.',
    ]);
  });

  it('may be written with dashes below the key', async () => {
    const compact =
      'specs:\n- endpointSelector: {}\n  ingress:\n  - {}\n- endpointSelector: {}\n  egress: []\n';
    const text = (await refactor(policy('CiliumNetworkPolicy', `<|>${compact}`))).apply('one per item');
    expect(text).toContain('spec:\n  endpointSelector: {}\n  ingress:\n  - {}\n---\n');
    expect(text).toContain('spec:\n  endpointSelector: {}\n  egress: []\n');
  });

  it.each([
    ['one item', 'specs:\n  - endpointSelector: {}\n'],
    [
      'a spec beside them',
      'spec: {endpointSelector: {}}\nspecs:\n  - endpointSelector: {}\n  - endpointSelector: {}\n',
    ],
    ['items that share a part', 'specs:\n  - endpointSelector: &all {}\n  - endpointSelector: *all\n'],
    ['a list between brackets', 'specs: [{endpointSelector: {}}, {endpointSelector: {}}]\n'],
    ['an item that is none', 'specs:\n  - endpointSelector: {}\n  - all\n'],
    ['lines left of the item', 'specs:\n  - endpointSelector: {\n   }\n  - endpointSelector: {}\n'],
  ])('is left alone with %s', async (_, items) => {
    const { titles } = await refactor(policy('CiliumNetworkPolicy', items).replace('kind: ', 'kind: <|>'));
    expect(titles.filter((title) => title.startsWith('Split'))).toEqual([]);
  });
});
