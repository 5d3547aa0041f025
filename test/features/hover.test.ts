import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONCEPTS } from '../../schemas/vocabulary.ts';
import { openWorkspace } from '../support/feature-test.ts';

async function hover(marked: string): Promise<string> {
  const { service, cursor } = openWorkspace(marked);
  const found = await service.hover(cursor.uri, cursor.position);
  const contents = found?.contents;
  return contents !== undefined && typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

const RULE = (spec: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews}
spec:
  host: reviews
  trafficPolicy:
${spec}`;

describe('hover', () => {
  it('says what a field is, and opens the comparison', async () => {
    const text = await hover(RULE('    outlier<|>Detection:\n      consecutive5xxErrors: 5\n'));
    expect(text).toMatch(/^\*\*outlierDetection\*\* object/);
    expect(text).toContain(
      '[Compare: circuit breaking in Istio, Linkerd, Cilium](command:meshwright.openNote?',
    );
    expect(decodeURIComponent(text)).toContain('["circuit-breaking"]');
    expect(text).toContain('[Documentation](https://istio.io/');
  });

  it('names the hovered value first, and what values mean', async () => {
    const text = await hover(RULE('    tls:\n      mode: ISTIO_<|>MUTUAL\n'));
    const lines = text.split('\n').filter((line) => line.startsWith('- '));
    expect(lines[0]).toContain('`ISTIO_MUTUAL`');
    expect(lines.length).toBeLessThanOrEqual(11);
  });

  it('says type and default', async () => {
    const text = await hover(RULE('    outlierDetection:\n      base<|>EjectionTime: 30s\n'));
    expect(text).toContain('default');
  });

  it('describes a kind', async () => {
    const text = await hover(
      'apiVersion: networking.istio.io/v1\nkind: Virtual<|>Service\nmetadata: {name: a}\n',
    );
    expect(text).toContain('**VirtualService**');
    expect(text).toContain('namespaced');
  });

  it.each([
    ['an unknown field', RULE('    zz<|>z: 1\n')],
    ['a document of somebody else', 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  na<|>me: a\n'],
    ['white space', RULE('    tls: {}\n').replace('metadata', '<|>\nmetadata')],
    ['a text that is no resource', 'hosts<|>: []\n'],
  ])('is silent on %s', async (_, text) => {
    expect(await hover(text)).toBe('');
  });

  it('shows no link that a document brings along', async () => {
    const text = await hover(RULE('    tls:\n      mode: "[x](command:evil)<|>"\n'));
    expect(text).not.toContain('command:evil)');
  });
});

describe('concepts', () => {
  const folder = path.resolve(import.meta.dirname, '../../dist/schemas');
  const schemas = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && name !== 'catalogue.json')
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const reached = new Set(
    schemas.flatMap((text) => [...text.matchAll(/"x-concept":"([a-z-]+)"/g)].map((match) => match[1] ?? '')),
  );

  // Injection is a matter of labels and annotations alone.
  it.each(CONCEPTS.filter((concept) => concept !== 'injection'))('%s is reached from a field', (concept) => {
    expect(reached).toContain(concept);
  });
});
