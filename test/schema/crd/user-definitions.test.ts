import { describe, expect, it } from 'vitest';
import { findResources } from '../../../server/src/resources/resource.ts';
import { YamlFile } from '../../../server/src/yaml/document.ts';
import { openBuiltSchemas } from '../../support/built-schemas.ts';
import { checkText, schemaTest } from '../../support/schema-test.ts';

/** A definition of Istio's PeerAuthentication as somebody's fork may have it. */
const definition = (
  spec: string,
  { served = 'true', group = 'security.istio.io' } = {},
) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: peerauthentications.${group}
spec:
  group: ${group}
  scope: Namespaced
  names: { kind: PeerAuthentication, plural: peerauthentications }
  versions:
    - name: v1
      served: ${served}
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              properties:
${spec}
---
`;

const resource = (spec: string) => `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
spec:
${spec}
`;

const rule = (text: string, fields = 'a: { type: integer }\nb: { type: integer }') =>
  definition(
    `${fields.replaceAll(/^/gm, '                ')}\n              x-kubernetes-validations:\n                - rule: ${JSON.stringify(text)}\n                  message: a must not exceed b`,
  );

schemaTest('schema/unknown-field', {
  valid: {
    'a field that only the definition has':
      definition('                colour: { type: string }') + resource('  colour: red'),
    'a definition of another group':
      definition('                colour: { type: string }', { group: 'example.com' }) +
      resource('  mtls: { mode: STRICT }'),
  },
  invalid: {
    'a field that the definition lacks': {
      yaml: definition('                colour: { type: string }') + resource('  <|color|>: red'),
      fixes: ['*Change to "colour"', 'Remove "color"'],
    },
  },
});

schemaTest('schema/broken-rule', {
  valid: {
    'a rule that holds': rule('self.a <= self.b') + resource('  a: 1\n  b: 2'),
    'a default that makes it hold':
      rule('self.a <= self.b', 'a: { type: integer }\nb: { type: integer, default: 5 }') + resource('  a: 1'),
    'a rule about changes': rule('self.a >= oldSelf.a') + resource('  a: 1'),
    'a function that nobody knows': rule('self.a.unheard() > 1') + resource('  a: 1'),
    'a field with a name that CEL cannot say':
      rule('self.a__dash__b == 1', 'a-b: { type: integer }') + resource('  a-b: 1'),
  },
  invalid: {
    'a rule that does not hold': {
      yaml:
        rule('self.a <= self.b') +
        resource('  a: 3\n  b: 2').replace(
          'spec:',
          '<|spec|>: #! "spec" breaks a rule of its definition: a must not exceed b.',
        ),
    },
    'a rule that asks for an absent field': {
      yaml: rule('self.a <= self.b') + resource('  a: 3').replace('spec:', '<|spec|>:'),
    },
    'functions of Kubernetes': {
      yaml:
        rule(
          "quantity(self.a).isLessThan(quantity('1Gi')) && ip(self.b).family() == 6",
          'a: { type: string }\nb: { type: string }',
        ) + resource('  a: 500Mi\n  b: 10.0.0.1').replace('spec:', '<|spec|>:'),
    },
  },
});

schemaTest('crd/unusable-rule', {
  valid: {},
  invalid: {
    'a pattern with a look-ahead': {
      yaml: definition('                a: { type: string, pattern: <|"^(?!x)y$"|> }'),
    },
  },
});

schemaTest('api/unserved-version', {
  valid: {},
  invalid: {
    'a version that the definition does not serve': {
      yaml:
        definition('                a: { type: string }', { served: 'false' }) +
        resource('  a: x').replace('istio.io/v1', 'istio.io/<|v1|>'),
    },
  },
});

describe('user definitions', () => {
  it('say which kinds changed, and give way to the built-in schema when they go', async () => {
    const store = openBuiltSchemas();
    const read = (text: string) => {
      const file = new YamlFile('crd.yaml');
      file.update(text);
      return file.documents.flatMap(findResources);
    };
    const first = read(definition('                a: { type: string }'));
    expect(store.setUserDefinitions(first)).toEqual(['PeerAuthentication.security.istio.io']);
    expect(store.setUserDefinitions(first)).toEqual([]);
    expect(store.setUserDefinitions(read(definition('                b: { type: string }')))).toEqual([
      'PeerAuthentication.security.istio.io',
    ]);
    expect(store.setUserDefinitions([])).toEqual(['PeerAuthentication.security.istio.io']);
    expect(await checkText(resource('  mtls: { mode: STRICT }'), { store })).toEqual([]);
  });

  it('cannot hold us up', async () => {
    const hostile = definition(
      `                a: { type: string, pattern: "^(a+)+$" }
                l: { type: array, items: { type: integer } }
              x-kubernetes-validations:
                - rule: "self.l.all(a, self.l.all(b, self.l.all(c, self.l.all(d, self.l.all(e, a + b + c + d + e >= 0)))))"
                - rule: "self.a.matches('^(a+)+$')"`,
    );
    const list = Array.from({ length: 200 }, (_, index) => index).join(', ');
    const problems = await checkText(hostile + resource(`  a: ${'a'.repeat(60)}b\n  l: [${list}]`));
    expect(problems.map(({ code }) => code)).toEqual(['schema/wrong-format']);
  });

  it('survive definitions of any shape', async () => {
    for (const spec of [
      '[]',
      '{ group: security.istio.io }',
      '{ group: 1, versions: {} }',
      '{ group: security.istio.io, names: { kind: PeerAuthentication }, versions: [1, { name: v1, schema: { openAPIV3Schema: { type: object, properties: { spec: [] }, required: 5, enum: {} } } }] }',
      '{ group: security.istio.io, names: { kind: PeerAuthentication }, versions: [{ name: v1, schema: { openAPIV3Schema: { type: object, oneOf: 5, not: [], properties: { spec: { type: object, allOf: [1, {oneOf: x}], minimum: x, x-kubernetes-validations: {} } } } } }] }',
    ]) {
      const text = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: x }\nspec: ${spec}\n---\n`;
      await expect(checkText(text + resource('  a: 1'))).resolves.toBeDefined();
    }
  });
});
