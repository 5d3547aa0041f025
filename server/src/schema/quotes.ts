import type { YamlDocument } from '../yaml/document.ts';

/** Puts a plain source text in the quotes that the document uses for such values, else for most values. */
export function quoteAsUsual(document: YamlDocument, source: string): string {
  const count = (pattern: RegExp): number => document.text.match(pattern)?.length ?? 0;
  const numbers = count(/[:-] '[\d.]+'/g) - count(/[:-] "[\d.]+"/g);
  const isSingle = numbers > 0 || (numbers === 0 && count(/[:-] '/g) > count(/[:-] "/g));
  return isSingle && !source.includes("'") ? `'${source}'` : JSON.stringify(source);
}
