import { describe, expect, it } from 'vitest';
import { service, virtualService } from '../support/istio-workspace.ts';
import { lintTexts } from '../support/lint-texts.ts';

const CODE = 'istio/virtual-service-unknown-host';
const ROUTE = virtualService(
  'shop',
  'hosts: [shop.example.com]\nhttp: [{route: [{destination: {host: cart}}]}]',
);
const OTHERS = service('shop', 'search') + service('shop', 'stock') + service('shop', 'orders');

/** Without a namespace: whoever applies the folder decides. */
const unplaced = (text: string) => text.replaceAll('namespace: shop', 'labels: {}');

async function findsNoHost(files: Record<string, string>): Promise<boolean> {
  return (await lintTexts(files)).some(({ code }) => code === CODE);
}

describe('what proves that a Service does not exist', () => {
  it.each([
    ['three others of its namespace', { 'a.yaml': ROUTE + OTHERS }],
    ['a slip of the pen', { 'a.yaml': ROUTE + service('shop', 'caart') }],
    ['others without a namespace in the same folder', { 'a/a.yaml': unplaced(ROUTE + OTHERS) }],
    [
      'a slip of the pen, in whatever folder',
      { 'a/a.yaml': unplaced(ROUTE), 'b/b.yaml': unplaced(service('shop', 'caart')) },
    ],
    [
      'a namespace beside one that a chart fills',
      {
        'a.yaml': ROUTE + OTHERS,
        'b.yaml':
          'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {destination: {namespace: other}}\n',
      },
    ],
    [
      'a Kustomization of files',
      {
        'a.yaml': ROUTE + OTHERS,
        'kustomization.yaml':
          'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml, ../base]\n',
      },
    ],
  ])('%s', async (_name, files) => {
    expect(await findsNoHost(files)).toBe(true);
  });
});

describe('what does not prove it', () => {
  it.each([
    ['one other: each team keeps its own', { 'a.yaml': ROUTE + service('shop', 'search') }],
    [
      'two others: an app may have as many',
      { 'a.yaml': ROUTE + service('shop', 'search') + service('shop', 'search-db') },
    ],
    ['one other, written often', { 'a.yaml': ROUTE + service('shop', 'search').repeat(5) }],
    [
      'others without a namespace in another folder',
      { 'a/a.yaml': unplaced(ROUTE), 'b/b.yaml': unplaced(OTHERS) },
    ],
    [
      'a namespace that a chart fills',
      {
        'a.yaml': ROUTE + OTHERS,
        'b.yaml':
          'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: a, namespace: flux}\nspec: {targetNamespace: shop}\n',
      },
    ],
    [
      'a chart of which it is not said where it goes',
      {
        'a.yaml': ROUTE + OTHERS,
        'b.yaml': 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: a}\nspec: {}\n',
      },
    ],
    [
      'applications for namespaces that are computed',
      {
        'a.yaml': ROUTE + OTHERS,
        'b.yaml':
          "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec: {template: {spec: {destination: {namespace: '{{path.basename}}'}}}}\n",
      },
    ],
    [
      'a Kustomization that loads more',
      {
        'a.yaml': ROUTE + OTHERS,
        'kustomization.yaml':
          'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: shop\nresources:\n- a.yaml\n- https://example.com/more.yaml\n',
      },
    ],
    [
      'a Kustomization that renders charts',
      {
        'a.yaml': ROUTE + OTHERS,
        'kustomization.yaml':
          'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: shop\nhelmCharts: [{name: cart}]\n',
      },
    ],
    [
      'one of that name to which Kustomize gives a namespace',
      { 'a.yaml': ROUTE + OTHERS, 'base/b.yaml': unplaced(service('shop', 'cart')) },
    ],
    [
      'one of that name in the namespace that Kustomize may give to the route',
      { 'a/a.yaml': unplaced(ROUTE + OTHERS), 'b/b.yaml': service('shop', 'cart') },
    ],
    [
      'a namespace that is installed',
      { 'a.yaml': (ROUTE + OTHERS).replaceAll('namespace: shop', 'namespace: istio-system') },
    ],
  ])('%s', async (_name, files) => {
    expect(await findsNoHost(files)).toBe(false);
  });
});
