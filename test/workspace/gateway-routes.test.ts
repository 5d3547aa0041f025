import { expect, it } from 'vitest';
import { isGranted } from '../../server/src/workspace/gateway-grants.ts';
import { admitsNamespace, listenersOf } from '../../server/src/workspace/gateway-listeners.ts';
import { backendReferences, GATEWAY, parentReferences } from '../../server/src/workspace/gateway-routes.ts';
import { apiGateway, httpRoute } from '../support/gateway-workspace.ts';
import { indexTexts } from '../support/index-texts.ts';
import { namespace, resource } from '../support/istio-workspace.ts';

it('fills in what references leave out', () => {
  const index = indexTexts(
    httpRoute(
      'shop',
      'parentRefs: [{name: public}, {group: core, kind: Service, name: cart, namespace: ""}]\n' +
        'rules: [{backendRefs: [{name: cart, namespace: other}, {name: "{{ .name }}"}]}]',
    ),
  );
  const route = index.get('HTTPRoute.gateway.networking.k8s.io', 'shop', 'routes');
  const brief = (references: ReturnType<typeof parentReferences>) =>
    references.map(({ group, kind, name, namespace: where }) => [group, kind, where, name.text]);
  expect(route && brief(parentReferences(route))).toEqual([
    ['gateway.networking.k8s.io', 'Gateway', 'shop', 'public'],
    ['', 'Service', 'shop', 'cart'],
  ]);
  expect(route && brief(backendReferences(route))).toEqual([['', 'Service', 'other', 'cart']]);
});

it('admits routes by namespace, and says when it cannot know', () => {
  const selector = '{from: Selector, selector: {matchLabels: {team: a}}}';
  const index = indexTexts(
    apiGateway(
      'infra',
      'edge',
      `{name: own}, {name: all, allowedRoutes: {namespaces: {from: All}}}, {name: some, allowedRoutes: {namespaces: ${selector}}}`,
    ),
    namespace('shop', '{team: a}'),
    namespace('web', '{team: b}'),
  );
  const edge = index.get(GATEWAY, 'infra', 'edge');
  const verdicts = (where: string) =>
    edge && listenersOf(edge).map((listener) => admitsNamespace(index, edge, listener, where));
  expect(verdicts('infra')).toEqual([true, true, undefined]);
  expect(verdicts('shop')).toEqual([false, true, true]);
  expect(verdicts('web')).toEqual([false, true, false]);
});

it('looks for grants in the namespace of the target', () => {
  const grant = (where: string, to: string) =>
    resource(
      'gateway.networking.k8s.io/v1',
      'ReferenceGrant',
      where,
      'grant',
      `from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: web}]\nto: [${to}]`,
    );
  const reference = {
    from: { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'web' },
    to: { group: '', kind: 'Service', namespace: 'shop', name: 'cart' },
  };
  expect(isGranted(indexTexts(grant('shop', '{group: "", kind: Service}')), reference)).toBe(true);
  expect(isGranted(indexTexts(grant('shop', '{kind: Service, name: cart}')), reference)).toBe(true);
  expect(isGranted(indexTexts(grant('shop', '{kind: Service, name: search}')), reference)).toBe(false);
  expect(isGranted(indexTexts(grant('web', '{kind: Service}')), reference)).toBe(false);
});
