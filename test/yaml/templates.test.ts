import { expect, it } from 'vitest';
import { maskTemplates } from '../../server/src/yaml/templates.ts';

const masked = (text: string): string[] =>
  maskTemplates(text).masks.map(({ start, end }) => text.slice(start, end));

it.each([
  ['host: $(HOST)', '$(HOST)'],
  ['host: a.${DOMAIN:=example.com}', '${DOMAIN:=example.com}'],
  ['timeout: $TIMEOUT # later', '$TIMEOUT'],
  ['hosts: ["$HOST"]', '$HOST'],
  ['hosts: ["*.$DOMAIN"]', '$DOMAIN'],
  ['- shop.<secret:private-domain>', '<secret:private-domain>'],
  ['- api.$ZONE.example.com # later', '$ZONE'],
  ['name: <path:secret/data/shop#name>', '<path:secret/data/shop#name>'],
  ['port: <% port %>', '<% port %>'],
  ['host: shop-__ENV__.example.com', '__ENV__'],
  ['namespace: @@namespace@@', '@@namespace@@'],
  ['namespace: #{Namespace}#', '#{Namespace}#'],
])('masks the placeholder in %s', (text, placeholder) => expect(masked(text)).toEqual([placeholder]));

it.each([
  'regex: ^/v[0-9]+$',
  'rewrite: $1/$2',
  'args: [sh, -c, "echo $HOME"]',
  'prefix: /opt/$APP/bin',
  'regex: ^/api.$Q|x',
  'key: __meta_kubernetes_pod',
  'body: <html></html>',
  'name: a # comment {b}',
  'value: a@b.example.com',
])('leaves %s alone', (text) => expect(maskTemplates(text)).toEqual({ text, masks: [] }));

it('keeps every offset', () => {
  const text = 'a: #{B}#\nc: $(D)\n{{- if .e }}\nf: g\n';
  expect(maskTemplates(text).text).toHaveLength(text.length);
});
