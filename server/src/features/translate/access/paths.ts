import type { PathMatch } from './access-intent.ts';

const META = /[\\^$.|?*+()[\]{}]/;

/** A path of Istio's: whole, or with `*` at its end or its start. */
export function fromIstioPath(text: string): PathMatch {
  if (text === '*') return { kind: 'prefix', value: '/' };
  if (text.endsWith('*')) return { kind: 'prefix', value: text.slice(0, -1) };
  if (text.startsWith('*')) return { kind: 'regex', value: `.*${escape(text.slice(1))}` };
  return { kind: 'exact', value: text };
}

/** Undefined for a path that Istio cannot say. */
export function toIstioPath({ kind, value }: PathMatch): string | undefined {
  if (kind === 'exact') return value;
  if (kind === 'prefix') return `${value}*`;
  const suffix = value.startsWith('.*') ? plain(value.slice(2)) : undefined;
  return suffix === undefined ? undefined : `*${suffix}`;
}

/** A regular expression for a whole path. */
export function fromPathPattern(pattern: string): PathMatch {
  const exact = plain(pattern);
  if (exact !== undefined) return { kind: 'exact', value: exact };
  const prefix = pattern.endsWith('.*') ? plain(pattern.slice(0, -2)) : undefined;
  return prefix === undefined ? { kind: 'regex', value: pattern } : { kind: 'prefix', value: prefix };
}

export function toPathPattern({ kind, value }: PathMatch): string {
  if (kind === 'regex') return value;
  return kind === 'exact' ? escape(value) : `${escape(value)}.*`;
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.|?*+()[\]{}]/g, (char) => `\\${char}`);
}

/** The text that a pattern without wildcards stands for; undefined for other patterns. */
function plain(pattern: string): string | undefined {
  const text = pattern.replaceAll(/\\(\W)/g, (_, char: string) => (META.test(char) ? '' : char));
  if (META.test(text)) return undefined;
  return pattern.replaceAll(/\\(\W)/g, '$1');
}
