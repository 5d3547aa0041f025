const VIRTUAL_SERVICE =
  'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: a\nspec:\n';
const ALIAS_LEVELS = 30;

function repeat(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

/**
 * Texts that break parsers, each by its name.
 * @param scale how large they are: 1 is what an attacker would send, less is quicker
 */
export function hostileTexts(scale: number): ReadonlyMap<string, string> {
  const many = Math.ceil(10_000 * scale);
  return new Map([
    [
      'an alias bomb',
      `${VIRTUAL_SERVICE}  hosts: [a]\n  a0: &a0 [x, x, x, x]\n${repeat(ALIAS_LEVELS, (level) => `  a${level + 1}: &a${level + 1} [*a${level}, *a${level}, *a${level}, *a${level}]\n`)}`,
    ],
    [
      'an alias bomb of maps and merges',
      `${VIRTUAL_SERVICE}  a0: &a0 {x: 1, y: 2}\n${repeat(ALIAS_LEVELS, (level) => `  a${level + 1}: &a${level + 1}\n    <<: [*a${level}, *a${level}]\n    p: *a${level}\n    q: *a${level}\n`)}`,
    ],
    [
      'an anchor that holds itself',
      `${VIRTUAL_SERVICE}  hosts: &a\n    - *a\n  http: &b\n    - route: *b\n      <<: *b\n`,
    ],
    [
      'block maps, nested',
      `${VIRTUAL_SERVICE}${repeat(Math.ceil(many / 5), (level) => `${' '.repeat(level + 2)}a:\n`)}`,
    ],
    ['lists on one line, nested', `${VIRTUAL_SERVICE}  hosts: ${'- '.repeat(many)}a\n`],
    ['lists below each other, nested', `${VIRTUAL_SERVICE}  hosts:\n    ${'- '.repeat(many)}a\n`],
    ['brackets, nested', `${VIRTUAL_SERVICE}  hosts: ${'['.repeat(many)}${']'.repeat(many)}\n`],
    ['brackets, never closed', `${VIRTUAL_SERVICE}  hosts: ${'['.repeat(many * 10)}`],
    ['braces, nested', `${VIRTUAL_SERVICE}  hosts: ${'{a: '.repeat(many)}\n`],
    ['questions, nested', `${VIRTUAL_SERVICE}  ${'? '.repeat(many)}a\n`],
    ['tags and anchors in a row', `${VIRTUAL_SERVICE}  hosts: ${'!a &b '.repeat(many)}c\n`],
    ['one line', `${VIRTUAL_SERVICE}  hosts: [${'a.example.com, '.repeat(many * 30)}b]\n`],
    ['one quoted line', `${VIRTUAL_SERVICE}  hosts: ["${'\\u0061'.repeat(many * 80)}"]\n`],
    ['one plain line', `${VIRTUAL_SERVICE}  hosts: ${'a b:c '.repeat(many * 80)}\n`],
    ['spaces', `${VIRTUAL_SERVICE}  hosts: a${' '.repeat(many * 80)}b\n`],
    ['blank lines', `${VIRTUAL_SERVICE}  hosts: [a]\n${'\n'.repeat(many * 80)}`],
    ['comments', `${VIRTUAL_SERVICE}  hosts: [a]\n${'# a\n'.repeat(many * 20)}`],
    ['suppressions', `${VIRTUAL_SERVICE}  hosts: [a]\n${'# meshwright-ignore istio\n'.repeat(many)}`],
    ['dashes', `${VIRTUAL_SERVICE}  hosts:\n${'-'.repeat(many * 50)}\n`],
    ['items', `${VIRTUAL_SERVICE}  hosts:\n${repeat(many, (index) => `  - h${index}.example.com\n`)}`],
    ['equal items', `${VIRTUAL_SERVICE}  hosts:\n${'  - a.example.com\n'.repeat(many)}`],
    [
      'routes',
      `${VIRTUAL_SERVICE}  hosts: [a]\n  http:\n${repeat(Math.ceil(many / 5), (index) => `  - name: r${index}\n    match:\n    - uri:\n        prefix: /p${index}\n    route:\n    - destination:\n        host: h${index}\n        subset: s\n`)}`,
    ],
    [
      'equal routes',
      `${VIRTUAL_SERVICE}  hosts: [a]\n  http:\n${'  - match:\n    - uri:\n        prefix: /a\n    - uri:\n        prefix: /b\n    route:\n    - destination:\n        host: h\n'.repeat(Math.ceil(many / 5))}`,
    ],
    ['unknown fields', `${VIRTUAL_SERVICE}${repeat(many, (index) => `  field${index}: 1\n`)}`],
    ['the same key', `${VIRTUAL_SERVICE}${'  hosts: [a]\n'.repeat(many)}`],
    [
      'labels',
      `${VIRTUAL_SERVICE.replace('spec:', '  labels:')}${repeat(many, (index) => `    l${index}: "v"\n`)}`,
    ],
    ['empty documents', '---\n'.repeat(many * 10)],
    ['small documents', repeat(many, (index) => `---\na: ${index}\n`)],
    [
      'services of one name',
      '---\napiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  selector: {app: a}\n  ports: [{port: 80, name: http}]\n'.repeat(
        Math.ceil(many / 10),
      ),
    ],
    [
      'rivals of one host',
      `${VIRTUAL_SERVICE}  hosts: [a.example.com]\n  http:\n  - route:\n    - destination: {host: b}\n---\n`.repeat(
        Math.ceil(many / 10),
      ),
    ],
    [
      'policies of one namespace',
      repeat(
        Math.ceil(many / 20),
        (index) =>
          `apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata:\n  name: p${index}\nspec:\n  endpointSelector: {}\n  ingress:\n  - fromEndpoints: [{matchLabels: {app: a${index}}}]\n    toPorts:\n    - ports: [{port: "80"}]\n---\n`,
      ),
    ],
    ['templates', `${VIRTUAL_SERVICE}  hosts: [a]\n${'  {{ .Values.a }}: {{ .b }}\n'.repeat(many)}`],
    ['templates never closed', `${VIRTUAL_SERVICE}  hosts: ${'{{ '.repeat(many * 10)}`],
    ['placeholders', `${VIRTUAL_SERVICE}  hosts: ${'$(A) ${'.repeat(many * 10)}`],
    [
      'huge numbers',
      `${VIRTUAL_SERVICE}  http:\n  - timeout: ${'9'.repeat(many * 50)}\n    retries: {attempts: 1e${'9'.repeat(400)}}\n`,
    ],
    ['a huge duration', `${VIRTUAL_SERVICE}  http:\n  - timeout: ${'1h'.repeat(many * 20)}x\n`],
    ['a huge host', `${VIRTUAL_SERVICE}  hosts: [${'a-'.repeat(many * 20)}, ${'a.'.repeat(many * 20)}]\n`],
    [
      'a huge pattern',
      `${VIRTUAL_SERVICE}  http:\n  - match:\n    - uri: {regex: '${'(a+)+'.repeat(many)}'}\n    - uri: {regex: '${'('.repeat(many)}'}\n`,
    ],
    [
      'NUL, controls and halves of characters',
      `${VIRTUAL_SERVICE}  hosts: ["\uD800\0", \uDC00\u0001]\n  \0: \uFFFF\n\0\0`,
    ],
    [
      'the names of every object',
      `${VIRTUAL_SERVICE}  __proto__: {a: 1}\n  constructor: {prototype: {a: 1}}\n  toString: 1\n  hosts: [a]\n  "": ""\n`,
    ],
    ['keys that are lists', `${VIRTUAL_SERVICE}  [a, b]: c\n  {a: b}: c\n  ? - a\n  : b\n`],
    [
      'lists in lists of resources',
      `apiVersion: v1\nkind: List\nitems:\n${repeat(200, (level) => `${' '.repeat(level * 2)}- apiVersion: v1\n${' '.repeat(level * 2)}  kind: List\n${' '.repeat(level * 2)}  items:\n`)}`,
    ],
  ]);
}
