const MAXIMUM_LENGTH = 320;

/**
 * Turns the comment of a model into one or two plain sentences that are safe in Markdown.
 * @param text the comment as upstream wrote it, with Go habits and notes to implementors
 * @param field the name of the described field, when it has one
 * @returns the text, or undefined when nothing is left
 */
export function describe(text: string, field?: string): string | undefined {
  const plain = text
    .replaceAll(/<gateway:util:excludeFromCRD>[\s\S]*?(<\/gateway:util:excludeFromCRD>|$)/g, '')
    .replaceAll(/<\/?gateway:[^>]*>/g, '')
    .replaceAll(/(^|\n+)\s*(Valid Options:|Support:)[^\n]*/g, '')
    .replaceAll(/ ?Support: \w+( - \w+)?\.?/g, '')
    .replaceAll(/ ?See more details at: \S+/g, '')
    .replace(/^\s*(optional|required)[.:]\s*/i, '')
    .replaceAll(String.raw`\*`, '*')
    .split(/\n\s*\n|\n- /)[0];
  const sentences = firstSentences((plain ?? '').replaceAll(/\s+/g, ' ').trim());
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
