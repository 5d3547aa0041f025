/** Takes the meaning from what snippets give a meaning to. */
export function escapeSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}
