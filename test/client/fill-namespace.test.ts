import { describe, expect, it } from 'vitest';
import { fillNamespace } from '../../client/src/fill-namespace.ts';

const body = 'metadata:\n  name: ${1:web}\n  namespace: ${2:shop}\nspec:\n  host: $1.${2:shop}.svc';
const two = 'metadata:\n  namespace: bank\n---\nmetadata:\n  namespace: "post"\n';

describe('fillNamespace', () => {
  it('takes the namespace named last before the place', () => {
    expect(fillNamespace(body, two, two.length)).toContain(
      'namespace: ${2:post}\nspec:\n  host: $1.${2:post}.svc',
    );
  });

  it('takes the first one after it when there is none before', () => {
    expect(fillNamespace(body, two, 0)).toContain('namespace: ${2:bank}');
  });

  it.each([
    ['a file without namespaces', 'kind: Gateway\n'],
    ['a namespace that is a template', 'metadata:\n  namespace: {{ .Release.Namespace }}\n'],
    ['a namespace in a comment', '  # namespace: bank\n'],
  ])('keeps the default in %s', (_, text) => {
    expect(fillNamespace(body, text, text.length)).toBe(body);
  });

  it('leaves a snippet without a namespace alone', () => {
    expect(fillNamespace('kind: Namespace', two, 0)).toBe('kind: Namespace');
  });
});
