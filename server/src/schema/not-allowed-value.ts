import type { Fix, Problem } from '../resources/problem.ts';
import { closestAll, closest } from '../util/closest.ts';
import { replaceSource, replaceText } from '../yaml/edit.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import type { Scalar } from '../../../schemas/vocabulary.ts';
import { toProblem, type SchemaContext } from './context.ts';
import { valueSpan } from './locate.ts';
import { isNewer } from './releases.ts';
import type { Site } from './site.ts';
import { listNames, nameWithin, quote } from './wording.ts';
import { own } from '../util/own.ts';

/** Reports a value that is none of those the field allows. */
export function reportNotAllowedValue(context: SchemaContext, site: Site): Problem {
  const { place, view } = site;
  const allowed = (view.node.enum ?? []).filter((value) => isAvailable(context, site, value));
  const synonyms = view.node['x-synonyms'] ?? {};
  const text = place.node.kind === 'scalar' ? place.node.text : '';
  const { fixes, isClear, near } = valueFixes(context, place.source, allowed, own(synonyms, text));
  const names = (near.length > 0 ? near : allowed).map((value) => (value === '' ? '(empty)' : String(value)));
  const name = nameWithin(place.path, context.resource.kind);
  const rest =
    near.length > 0 && allowed.length > near.length
      ? ` Allowed: ${listNames(allowed.map(String), 'or')}.`
      : '';
  return toProblem(context, {
    code: 'schema/not-allowed-value',
    at: valueSpan(context.document, place),
    message: `${quote(text)} is no value of ${name}. Use ${listNames(names, 'or')}.${rest}`,
    fixes,
    hasPreferredFix: isClear,
  });
}

/** Whether the release and the channel in use have a value. */
function isAvailable(context: SchemaContext, { view }: Site, value: Scalar): boolean {
  const channel = view.node['x-enum-channels']?.[String(value)];
  if (isNewer(context, view.node['x-enum-since']?.[String(value)])) return false;
  return channel === undefined || context.settings.gatewayApi.channel === channel;
}

interface ValueFixes {
  readonly fixes: readonly Fix[];
  readonly isClear: boolean;
  /** The allowed values that resemble what stands there. */
  readonly near: readonly Scalar[];
}

/**
 * Fixes that write an allowed value: the nearest ones, or all if there are few.
 * @param synonym the value that is known to be meant
 */
export function valueFixes(
  context: SchemaContext,
  source: YamlNode,
  allowed: readonly Scalar[],
  synonym?: string,
): ValueFixes {
  const text = source.kind === 'scalar' ? source.text : '';
  const names = allowed.map(String).filter((name) => name !== '');
  const winner =
    synonym !== undefined && names.includes(synonym)
      ? synonym
      : (closest(text, names) ?? partOf(text, names));
  const near = winner === undefined ? closestAll(text, names).slice(0, 2) : [winner];
  const offered = near.length > 0 ? near : names.length <= 3 ? names : [];
  const fixes = offered.map((name): Fix => {
    const value = allowed.find((candidate) => String(candidate) === name) ?? name;
    const isOtherCase = name.toLowerCase() === text.toLowerCase();
    return {
      title: `Change to "${name}"`,
      kind:
        isOtherCase || (name === winner && name.length >= 6 && isTypo(text, name)) ? 'safe' : 'suggestion',
      edits: () => [
        typeof value === 'string'
          ? replaceText(context.document, source, value)
          : replaceSource(context.document, source, name),
      ],
    };
  });
  return { fixes, isClear: winner !== undefined || offered.length === 1, near };
}

/** True for a value that differs from what stands there by a letter or two. */
function isTypo(text: string, name: string): boolean {
  return closest(text, [name]) !== undefined;
}

/** `Prefix` for `PathPrefix`: the one value that holds the text, or that the text holds. */
function partOf(text: string, names: readonly string[]): string | undefined {
  const word = text.toLowerCase();
  if (word.length < 4) return undefined;
  const [only, ...others] = names.filter((name) => {
    const candidate = name.toLowerCase();
    return candidate.includes(word) || (candidate.length >= 4 && word.includes(candidate));
  });
  return others.length === 0 ? only : undefined;
}
