const MAXIMUM_LENGTH = 320;

/** Comments of Kubernetes' own types, which many kinds repeat, in fewer words; undefined leaves them out. */
const COMMON: readonly (readonly [start: RegExp, text: string | undefined])[] = [
  [/^matchLabels is a map of/, 'Labels that must all be there with these values.'],
  [/^matchExpressions is a list of label selector/, 'Conditions on labels that must all hold.'],
  [/^values is an array of string values/, 'The values for `In` and `NotIn`; leave them out otherwise.'],
  [/^key is the label key/, 'The label that the condition is about.'],
  [/^operator represents a key's relationship/, 'How the label relates to the values.'],
  [/^(MatchLabelsValue|AnnotationValue|LabelValue|EndpointSelector is a wrapper)/, undefined],
];

/**
 * Turns the comment of a model into one or two plain sentences that are safe in Markdown.
 * @param text the comment as upstream wrote it, with Go habits and notes to implementors
 * @param field the name of the described field, when it has one
 * @returns the text, or undefined when nothing is left
 */
export function describe(text: string, field?: string): string | undefined {
  const common = COMMON.find(([start]) => start.test(text));
  if (common !== undefined) return common[1];
  const plain = text
    .replaceAll(/<gateway:util:excludeFromCRD>[\s\S]*?(<\/gateway:util:excludeFromCRD>|$)/g, '')
    .replaceAll(/<\/?gateway:[^>]*>/g, '')
    .replaceAll(/(^|\n+)\s*(Valid Options:|Support:)[^\n]*/g, '')
    .replaceAll(/ ?Support: \w+( - \w+)?\.?/g, '')
    .replaceAll(/ ?See more details at: \S+/g, '')
    .replace(/^\s*(optional|required)[.:]\s*/i, '')
    .replaceAll(String.raw`\*`, '*')
    .split(/\n\s*\n|\n- /)[0];
  const words = (plain ?? '').replaceAll(/\s+/g, ' ').trim();
  const sentences = firstSentences(
    words.replaceAll(/\b(MUST|SHOULD|MAY|NOT)\b/g, (word) => word.toLowerCase()),
  );
  const direct = field === undefined ? sentences : withoutGoName(sentences, field);
  return direct === '' ? undefined : escapeMarkdown(direct);
}

function firstSentences(text: string): string {
  const sentences = text.split(/(?<=[a-z0-9)`"'\]]\.)\s+(?=[A-Z`"[(])/);
  let kept = sentences[0] ?? '';
  const second = sentences[1];
  if (second !== undefined && !second.endsWith(':') && kept.length + second.length < MAXIMUM_LENGTH)
    kept += ` ${second}`;
  // Upstream cuts some comments at "e.g.", which leaves a sentence without its end.
  kept = kept.replace(/(,? (e\.g\.|i\.e\.)|:)$/, '.');
  return kept.length <= MAXIMUM_LENGTH ? kept : `${kept.slice(0, kept.lastIndexOf(' ', MAXIMUM_LENGTH))} …`;
}

/** Go comments start with the name of the field ("Port specifies …"), which the reader already sees. */
function withoutGoName(text: string, field: string): string {
  const [first = '', ...rest] = text.split(' ');
  if (first.toLowerCase() !== field.toLowerCase() || rest.length === 0) return text;
  const [verb = ''] = rest;
  const article = rest[1];
  if ((verb === 'is' || verb === 'are') && article !== undefined && /^(an?|the)$/.test(article)) {
    return capitalise(rest.slice(1).join(' '));
  }
  if (verb === 'is' && article?.toLowerCase() === field.toLowerCase())
    return `The ${rest.slice(1).join(' ')}`;
  return /^[a-z]{2,}s$/.test(verb) && verb !== 'is' ? capitalise(rest.join(' ')) : text;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function escapeMarkdown(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[*<]/g, String.raw`\$&`)))
    .join('');
}
