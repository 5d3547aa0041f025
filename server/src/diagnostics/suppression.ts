import type { Problem } from '../resources/problem.ts';
import { annotationsOf } from '../resources/workload.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { nodeAtOffset } from '../yaml/at-offset.ts';
import { positionAt, lineStarts } from '../util/line-index.ts';

/** What the comments of one document switch off. */
export interface Suppressions {
  /** Codes switched off in the whole file. */
  readonly file: readonly string[];
  /** Codes switched off per line of the document. */
  readonly lines: ReadonlyMap<number, readonly string[]>;
}

const NONE: Suppressions = { file: [], lines: new Map() };
const COMMENT = /#[ \t]*meshwright-ignore(-file)?[ \t]+([^\r\n]*)/g;

/**
 * Reads `# meshwright-ignore <code>[, …] [-- why]`, which holds for its own line, or for the next line when it
 * stands alone, and `# meshwright-ignore-file <code>`.
 */
export function readSuppressions(document: YamlDocument): Suppressions {
  const { text } = document;
  if (!text.includes('meshwright-ignore')) return NONE;
  const file: string[] = [];
  const lines = new Map<number, readonly string[]>();
  const starts = lineStarts(text);
  for (const match of text.matchAll(COMMENT)) {
    if (isInsideScalar(document, match.index)) continue;
    const codes = (match[2] ?? '')
      .split('--')[0]
      ?.split(',')
      .map((code) => code.trim())
      .filter((code) => code !== '');
    if (codes === undefined) continue;
    if (match[1] !== undefined) {
      file.push(...codes);
      continue;
    }
    const { line, character } = positionAt(starts, match.index);
    const startsLine = text.slice(match.index - character, match.index).trim() === '';
    const target = startsLine ? line + 1 : line;
    lines.set(target, [...(lines.get(target) ?? []), ...codes]);
  }
  return { file, lines };
}

function isInsideScalar(document: YamlDocument, offset: number): boolean {
  const node = nodeAtOffset(document.root, offset)?.node;
  return node?.kind === 'scalar' && node.start < offset && offset < node.end;
}

/** True if the user wants `problem` not to be shown. */
export function isSuppressed(
  problem: Problem,
  suppressions: Suppressions,
  fileCodes: ReadonlySet<string>,
): boolean {
  if (matches(fileCodes, problem.code)) return true;
  if (suppressions.lines.size > 0) {
    const line = problem.document.rangeOf(problem.span).start.line - problem.document.line;
    if (matches(new Set(suppressions.lines.get(line)), problem.code)) return true;
  }
  return isSuppressedByAnnotation(problem);
}

/** A code, its area (`istio`), or `*`. */
function matches(codes: ReadonlySet<string>, code: string): boolean {
  return codes.size > 0 && (codes.has(code) || codes.has('*') || codes.has(code.split('/')[0] ?? code));
}

/**
 * Istio's `galley.istio.io/analyze-suppress` and Kiali's `kiali.io/ignore-validations` (empty means all),
 * honoured for problems that carry the tool's own id.
 */
function isSuppressedByAnnotation({ resource, upstream }: Problem): boolean {
  if (resource === undefined || upstream.length === 0) return false;
  const annotations = annotationsOf(resource);
  const istio = annotations.get('galley.istio.io/analyze-suppress');
  if (istio !== undefined && names(istio, upstream, 'IST')) return true;
  const kiali = annotations.get('kiali.io/ignore-validations');
  return kiali !== undefined && names(kiali === '' ? '*' : kiali, upstream, 'KIA');
}

function names(list: string, upstream: readonly string[], prefix: string): boolean {
  const codes = list.split(',').map((code) => code.trim());
  return upstream.some((id) => id.startsWith(prefix) && (codes.includes(id) || codes.includes('*')));
}
