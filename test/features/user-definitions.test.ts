import { describe, expect, it } from 'vitest';
import { definitionOf } from '../support/definition.ts';
import { openWorkspace } from '../support/feature-test.ts';

const FIELDS = [
  'colour: {type: string, description: What the door looks like., enum: [red, green]}',
  'size: {type: object, properties: {width: {type: integer}}}',
];
const DEFINITION = definitionOf(
  'PeerAuthentication.security.istio.io',
  `{type: object, properties: {${FIELDS.join(', ')}}}`,
);

const resource = (spec: string) => `# file: crd.yaml
${DEFINITION}# file: a.yaml
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
spec:
${spec}`;

async function complete(spec: string): Promise<string[]> {
  const { service, cursor } = openWorkspace(resource(spec));
  return (await service.completion(cursor.uri, cursor.position)).items.map(({ label }) => label).sort();
}

describe("the user's own definition of a kind", () => {
  it('completes its fields and values, and none of ours', async () => {
    expect(await complete('  <|>')).toEqual(['colour', 'size']);
    expect(await complete('  colour: <|>')).toEqual(['green', 'red']);
    expect(await complete('  size:\n    <|>')).toEqual(['width']);
    expect(await complete('  mtls:\n    <|>')).toEqual([]);
  });

  it('explains its fields', async () => {
    const { service, cursor } = openWorkspace(resource('  col<|>our: red\n'));
    const hover = await service.hover(cursor.uri, cursor.position);
    expect(JSON.stringify(hover?.contents)).toContain('What the door looks like');
  });
});
