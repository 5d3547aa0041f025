import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lineStarts, positionAt } from '../../server/src/util/line-index.ts';
import { acceptItem, complete } from '../support/complete.ts';
import { openWorkspace } from '../support/feature-test.ts';
import { parseAll, toJson } from '../support/to-json.ts';

const services = `# file: services.json
{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "reviews", "namespace": "shop"}, "spec": {"ports": [{"name": "http", "port": 9080}]}}
# file: rules.yaml
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec: {host: reviews, subsets: [{name: v1}, {name: v2}]}
`;

/** A route in JSON whose \`spec\` holds a text; marks and all. */
const route = (spec: string) => `${services}# file: route.json
{
  "apiVersion": "networking.istio.io/v1",
  "kind": "VirtualService",
  "metadata": { "name": "reviews", "namespace": "shop" },
  "spec": ${spec}
}
`;

/** What a route's \`spec\` is after an item is taken; the text is JSON with every place left empty. */
async function accept(spec: string, label: string): Promise<string> {
  const text = (await complete(route(spec))).accept(label);
  JSON.parse(text.replace('<|>', '').replace('/* all */ // of them', ''));
  return /"spec": ([^]*)\n\}\n$/.exec(text)?.[1] ?? text;
}

describe('keys in JSON', () => {
  it.each([
    ['in an empty map', '{<|>}', 'hosts', '{"hosts": ["<|>"]}'],
    ['behind a comma', '{"hosts": ["reviews"], <|>}', 'http', '{"hosts": ["reviews"], "http": [{<|>}]}'],
    [
      'where the comma before it is missing',
      '{\n    "hosts": ["reviews"]\n    <|>\n  }',
      'exportTo',
      '{\n    "hosts": ["reviews"],\n    "exportTo": ["<|>"]\n  }',
    ],
    [
      'before another',
      '{\n    <|>\n    "hosts": ["reviews"]\n  }',
      'exportTo',
      '{\n    "exportTo": ["<|>"],\n    "hosts": ["reviews"]\n  }',
    ],
    [
      'behind a comment',
      '{"hosts": ["reviews"] /* all */ // of them\n<|>}',
      'exportTo',
      '{"hosts": ["reviews"], /* all */ // of them\n"exportTo": ["<|>"]}',
    ],
    ['within quotes', '{"ho<|>"}', 'hosts', '{"hosts": ["<|>"]}'],
    ['within a quote that is not closed', '{"ho<|>\n  }', 'hosts', '{"hosts": ["<|>"]\n  }'],
    ['without quotes', '{ho<|>}', 'hosts', '{"hosts": ["<|>"]}'],
    ['that have a value already', '{"ho<|>": ["reviews"]}', 'hosts', '{"hosts": ["reviews"]}'],
    [
      'with what they require',
      '{"http": [{"route": [{<|>}]}]}',
      'destination',
      '{"http": [{"route": [{"destination": {"host": "<|>"}}]}]}',
    ],
    ['of the first item of a list', '{"http": [<|>]}', 'timeout', '{"http": [{"timeout": "<|>"}]}'],
  ])('%s', async (_, spec, label, expected) => {
    expect(await accept(spec, label)).toBe(expected);
  });

  it('leaves out those that are there', async () => {
    const { labels } = await complete(route('{"hosts": [], "ht<|>": [], "gateways": []}'));
    expect(labels).toContain('http');
    expect(labels).not.toContain('hosts');
    expect(labels).not.toContain('gateways');
  });
});

describe('values in JSON', () => {
  it.each([
    ['within quotes', '{"hosts": ["re<|>"]}', 'reviews', '{"hosts": ["reviews"]}'],
    ['without quotes', '{"hosts": [<|>]}', 'reviews', '{"hosts": ["reviews"]}'],
    ['in a longer list', '{"hosts": ["a", <|>]}', 'reviews', '{"hosts": ["a", "reviews"]}'],
    [
      'before the next key',
      '{"http": [{"route": [{"destination": {"host": <|>\n"subset": "v1"}}]}]}',
      'reviews',
      '{"http": [{"route": [{"destination": {"host": "reviews",\n"subset": "v1"}}]}]}',
    ],
    [
      'of a subset',
      '{"http": [{"route": [{"destination": {"host": "reviews", "subset": "<|>"}}]}]}',
      'v2',
      '{"http": [{"route": [{"destination": {"host": "reviews", "subset": "v2"}}]}]}',
    ],
    [
      'that are numbers, even within quotes',
      '{"http": [{"route": [{"destination": {"host": "reviews", "port": {"number": "<|>"}}}]}]}',
      '9080',
      '{"http": [{"route": [{"destination": {"host": "reviews", "port": {"number": 9080}}}]}]}',
    ],
  ])('%s', async (_, spec, label, expected) => {
    expect(await accept(spec, label)).toBe(expected);
  });

  it('complete what the resource is', async () => {
    const text = '{\n  "apiVersion": "networking.istio.io/v1",\n  "kind": <|>\n}\n';
    const offer = await complete(`# file: a.json\n${text}`);
    expect(offer.accept('DestinationRule')).toBe(text.replace('<|>', '"DestinationRule"'));
  });

  it('offer the parts that are missing', async () => {
    const text = '{"apiVersion": "networking.istio.io/v1", "kind": "Gateway", <|>}';
    const offer = await complete(`# file: a.json\n${text}`);
    expect(offer.accept('metadata')).toBe(text.replace('<|>', '"metadata": {"name": "<|>"}'));
  });
});

describe('completion in JSON is silent', () => {
  it.each([
    ['behind a value that is complete', '{"hosts": ["reviews"<|>]}'],
    ['between a key and its value', '{"hosts": <|> ["reviews"]}'],
    ['behind everything', '{"hosts": []}<|>'],
    ['in a comment', '{ // <|>\n}'],
    ['in a comment of several lines', '{"hosts": [], /* a\n"b": <|> */\n}'],
  ])('%s', async (_, spec) => {
    expect((await complete(route(spec))).labels).toEqual([]);
  });

  it('in what is no manifest', async () => {
    const { labels } = await complete('# file: package.json\n{"name": "a", <|>}\n');
    expect(labels).toEqual([]);
  });
});

describe('whatever is taken anywhere', () => {
  const text = toJson(
    readFileSync(path.resolve(import.meta.dirname, '../../examples/istio/traffic.yaml'), 'utf8'),
  );
  /** More offers than these at one place differ only in their names. */
  const most = 5;

  it('leaves JSON behind', async () => {
    const { service } = openWorkspace(`# file: a.json\n${text}`);
    const starts = lineStarts(text);
    let taken = 0;
    for (const { index } of text.matchAll(/(?<=[{[,]\s*)(?=\S)|(?<=")(?=[^"\n]*")|(?<=\w)$|(?<=[\]}])$/gm)) {
      const { items } = await service.completion('file:///a.json', positionAt(starts, index));
      for (const item of items.slice(0, most)) {
        const after = acceptItem(item, text).replace('<|>', '');
        expect(() => parseAll(after), `${item.label} at ${index}\n${after}`).not.toThrow();
        taken++;
      }
    }
    expect(taken).toBeGreaterThan(400);
  });
});
