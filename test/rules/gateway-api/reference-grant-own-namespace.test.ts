import { referenceGrantOwnNamespace } from '../../../server/src/rules/gateway-api/reference-grant-own-namespace.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const grant = (from: string) =>
  resource(
    'gateway.networking.k8s.io/v1',
    'ReferenceGrant',
    'shop',
    'grant',
    `from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, ${from}}]`,
  );

ruleTest(referenceGrantOwnNamespace, {
  valid: {
    'another namespace': grant('namespace: web'),
    'a namespace that a template fills in': grant('namespace: "{{ .namespace }}"'),
    'no namespace of its own, which Kustomize may set':
      'apiVersion: gateway.networking.k8s.io/v1\nkind: ReferenceGrant\nmetadata: {name: a}\nspec: {from: [{namespace: default}]}\n',
  },
  invalid: {
    'its own': { yaml: grant('namespace: <|shop|>') },
  },
});
