/** `text` so that Markdown shows it as it stands: no links, no emphasis, no HTML. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (char) => `\\${char}`);
}

/** `text` as code within a line; back quotes inside lengthen the fence. */
export function inlineCode(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  let longest = 0;
  for (const [quotes] of line.matchAll(/`+/g)) longest = Math.max(longest, quotes.length);
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}
