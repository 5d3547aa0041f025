import { expect, it } from 'vitest';
import { dataPlaneOf, isKnownNamespace } from '../../server/src/workspace/istio-namespaces.ts';
import { indexTexts } from '../support/index-texts.ts';
import { deployment, namespace, service } from '../support/istio-workspace.ts';

const AMBIENT = '{istio.io/dataplane-mode: ambient}';
const INJECTED = '{istio-injection: enabled}';

it.each([
  ['its namespace asks for a sidecar', INJECTED, '{app: a}', 'sidecar'],
  ['a revision asks for a sidecar', '{istio.io/rev: stable}', '{app: a}', 'sidecar'],
  [
    'a revision does not count beside a refusal',
    '{istio-injection: disabled, istio.io/rev: stable}',
    '{app: a}',
    'none',
  ],
  ['its namespace is in ambient mode', AMBIENT, '{app: a}', 'ambient'],
  ['the Pods opt out of injection', INJECTED, '{sidecar.istio.io/inject: "false"}', 'none'],
  ['the Pods opt in', '{}', '{sidecar.istio.io/inject: "true"}', 'sidecar'],
  ['the Pods opt out of ambient mode', AMBIENT, '{istio.io/dataplane-mode: none}', 'none'],
  ['the Pods join ambient mode by themselves', '{}', AMBIENT, 'ambient'],
  ['nobody says anything', '{}', '{app: a}', 'none'],
] as const)('joins the mesh as labels say: %s', (_, labels, pod, expected) => {
  const index = indexTexts(namespace('shop', labels), deployment('shop', 'cart', pod));
  const workload = index.get('Deployment.apps', 'shop', 'cart');
  expect(workload && dataPlaneOf(index, workload)).toBe(expected);
});

it('knows a namespace by its document, by what runs in it, or because every cluster has it', () => {
  const index = indexTexts(namespace('shop'), service('web', 'cart'));
  expect(['shop', 'web', 'default', 'kube-system'].every((name) => isKnownNamespace(index, name))).toBe(true);
  expect(isKnownNamespace(index, 'other')).toBe(false);
});
