import type { YamlDocument } from '../yaml/document.ts';

/** Puts a plain source text in the quotes that the document mostly uses. */
export function quoteAsUsual(document: YamlDocument, source: string): string {
  const single = document.text.match(/: '/g)?.length ?? 0;
  const double = document.text.match(/: "/g)?.length ?? 0;
  return single > double && !source.includes("'") ? `'${source}'` : JSON.stringify(source);
}
