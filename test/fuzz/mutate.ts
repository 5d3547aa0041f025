import type { Random } from './random.ts';

/** What people and broken tools put into manifests, and what parsers stumble over. */
// prettier-ignore
const BITS: readonly string[] = [
  ' ', '  ', '\t', '\n', '\n\n', '\r', '\r\n', ':', ': ', '- ', '-', '? ', '"', "'", '#', ' #', ',',
  '[', ']', '{', '}', '[]', '{}', '|', '|-\n', '>', '&a ', '*a', '&a [*a]', '<<: *a', '!', '!!str ', '!<x> ',
  '%', '%YAML 1.1\n', '@', '`', '\\', '~', 'null', 'true', '0', '-1', '1e999', '0x', '9'.repeat(400),
  '---', '\n---\n', '\n...\n', '--- ', '\uFEFF', '\0', '\u0085', '\u2028', '\uD800', '\uDC00', '😀', 'é',
  '{{', '}}', '{{ .Values.x }}', '{{- if x }}\n', '{{- end }}\n', '$(X)', '${X}', '<no value>',
  '__proto__: {a: 1}', 'constructor: x', 'toString', 'hasOwnProperty: 1', 'kind: constructor\n', 'kind: valueOf\n',
  'protocol: constructor\n', 'port: toString\n', '\n  a: b', '\n- a', '*', '**', '/', '(((', '(a+)+$', '[z-a]',
  'apiVersion: v1\n', 'kind: List\nitems:\n', 'metadata: {}\n', 'spec:\n', 'name: ""', 'namespace: *a', '5s', '100%',
  '# meshwright-ignore *\n', '# meshwright-ignore-file istio', '\\p{',
];

/** @returns `text` with one to `most` random insertions, deletions, repetitions or moves */
export function mutate(text: string, random: Random, most: number): string {
  let changed = text;
  for (let round = random.below(most); round >= 0; round--) changed = mutateOnce(changed, random);
  return changed;
}

function mutateOnce(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  switch (random.below(9)) {
    case 0:
      return text.slice(0, at) + text.slice(at + random.below(30));
    case 1:
      return text.slice(0, at);
    case 2: {
      const stretch = text.slice(at, at + random.below(200));
      const target = random.below(text.length + 1);
      return text.slice(0, target) + stretch + text.slice(target);
    }
    case 3:
      return changeLine(text, random, () => '');
    case 4:
      return changeLine(text, random, (line) => line + line);
    case 5:
      return changeLine(text, random, (line) =>
        random.oneIn(2) ? `  ${line}` : line.replace(/^ {1,2}/, ''),
      );
    case 6:
      return changeLine(text, random, (line) => line.replace(/:.*/, `: ${random.pick(BITS)}`));
    default:
      return text.slice(0, at) + random.pick(BITS) + text.slice(at + random.below(3));
  }
}

function changeLine(text: string, random: Random, change: (line: string) => string): string {
  const at = random.below(text.length);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', start);
  const end = newline === -1 ? text.length : newline + 1;
  return text.slice(0, start) + change(text.slice(start, end)) + text.slice(end);
}

/** @returns a text of any characters, most of them with a meaning in YAML */
export function gibberish(random: Random, length: number): string {
  const pieces: string[] = [];
  for (let count = 0; count < length; count++) {
    pieces.push(
      random.oneIn(3) ? random.pick(BITS) : String.fromCharCode(random.below(random.oneIn(8) ? 65_536 : 128)),
    );
  }
  return pieces.join('');
}
