import { describe, expect, it } from 'vitest';
import { lintTexts } from '../support/lint-texts.ts';
import { openWorkspace } from '../support/feature-test.ts';

/** A route to a subset that no DestinationRule of the files has. */
const ROUTE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a}
spec:
  hosts: [a]
  http: [{route: [{destination: {host: a, subset: v9}}]}]
`;
const RULE = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: a}
spec: {host: a, subsets: [{name: v1, labels: {version: v1}}]}
`;
const MISSPELLED = ROUTE.replace('hosts', 'hostz');
const CHART = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';

const codes = async (files: Record<string, string>) => (await lintTexts(files)).map(({ code }) => code);

describe('a Helm chart', () => {
  it('has templates that others complete, those without an expression too', async () => {
    const files = { 'shop/templates/deep/a.yaml': ROUTE, 'shop/templates/b.yaml': RULE };
    expect(await codes(files)).toEqual(['istio/virtual-service-unknown-subset']);
    expect(await codes({ ...files, 'shop/Chart.yaml': CHART })).toEqual([]);
    expect(await codes({ ...files, 'other/Chart.yaml': CHART })).toHaveLength(1);
  });

  it('has templates that are checked in what they say', async () => {
    const files = { 'shop/Chart.yaml': CHART, 'shop/templates/a.yaml': MISSPELLED };
    expect(await codes(files)).toContain('schema/unknown-field');
    const broken = { ...files, 'shop/templates/a.yaml': ROUTE.replace('[a]', '[a') };
    expect(await codes(broken)).toEqual(['yaml/syntax-error']);
  });

  it('has files that are no manifests, whatever they look like', async () => {
    const files = {
      'shop/values.yaml': MISSPELLED,
      'shop/values-production.yaml': MISSPELLED,
      'shop/templates/_helpers.yaml': MISSPELLED,
      'shop/templates/_helpers.tpl': `{{- define "a" }}\n${MISSPELLED}{{- end }}\n`,
      'shop/charts/part/Chart.yaml': 'apiVersion: networking.istio.io/v1\nkind: VirtualService\n',
    };
    expect(await codes({ ...files, 'shop/Chart.yaml': CHART })).toEqual([]);
    expect(await codes({ 'shop/values.yaml': MISSPELLED })).not.toEqual([]);
  });

  it('has definitions that Helm copies as they are', async () => {
    const found = await codes({ 'shop/Chart.yaml': CHART, 'shop/crds/a.yaml': ROUTE, 'shop/b.yaml': RULE });
    expect(found).toEqual(['istio/virtual-service-unknown-subset']);
  });

  it('is known as soon as its file is there, and until it goes', async () => {
    const { service } = openWorkspace(`# file: shop/templates/a.yaml
${ROUTE}# file: shop/templates/b.yaml
${RULE}`);
    const file = 'file:///shop/templates/a.yaml';
    expect(await service.problems(file)).toHaveLength(1);
    expect([...service.setFile('file:///shop/Chart.yaml', CHART)]).toContain(file);
    expect(await service.problems(file)).toEqual([]);
    expect(service.setFile('file:///shop/Chart.yaml', `${CHART}type: library\n`).size).toBe(0);
    expect([...service.removeFile('file:///shop/Chart.yaml')]).toContain(file);
    expect(await service.problems(file)).toHaveLength(1);
  });
});

describe('a file with an expression', () => {
  it('is a template throughout, and no longer when the expression goes', async () => {
    const { service } = openWorkspace(`${ROUTE}---\n${RULE}`);
    const uri = 'file:///test.yaml';
    expect(await service.problems(uri)).toHaveLength(1);
    service.setFile(uri, `${ROUTE}---\n${RULE}---\n{{- include "subsets" . }}\n`);
    expect(await service.problems(uri)).toEqual([]);
    service.setFile(uri, `${ROUTE}---\n${RULE}`);
    expect(await service.problems(uri)).toHaveLength(1);
  });

  it('of another tool is no template: its marks stand for single values', async () => {
    expect(await codes({ 'a.yaml': `${ROUTE}---\n${RULE}---\na: \${B}\n` })).toHaveLength(1);
  });
});
