import { describe, expect, it } from 'vitest';
import { runRules } from '../../server/src/rules/run.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { findResources } from '../../server/src/resources/resource.ts';
import type { Fix, Problem } from '../../server/src/resources/problem.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/resources/settings.ts';
import { WorkspaceIndex } from '../../server/src/workspace/workspace-index.ts';
import { YamlFile } from '../../server/src/yaml/document.ts';
import { readMarked } from './markers.ts';

/** The day on which rules are tested: 1 July 2026. */
const TODAY = Date.UTC(2026, 6, 1);

interface Case {
  /** Marked YAML; several files are separated by `# file: path` lines. */
  readonly yaml: string;
  readonly settings?: Partial<Settings>;
}

interface InvalidCase extends Case {
  /**
   * All files after the first fix of each problem was applied, until none was left; same form as `yaml`,
   * without marks. Left out for problems without a fix.
   */
  readonly fixed?: string;
}

interface RuleCases {
  /** Near misses: the rule must stay silent. */
  readonly valid: Readonly<Record<string, string | Case>>;
  readonly invalid: Readonly<Record<string, InvalidCase>>;
}

/**
 * Tests one rule. For every invalid case it also asserts that the marked ranges are exact, that CRLF files
 * give the same problems, that the fixed text is free of the problem and that comments survive the fix.
 */
export function ruleTest(rule: Rule, cases: RuleCases): void {
  describe(rule.id, () => {
    for (const [name, value] of Object.entries(cases.valid)) {
      const { yaml, settings } = typeof value === 'string' ? { yaml: value, settings: {} } : value;
      it(`is silent: ${name}`, () => {
        expect(run(rule, toTexts(yaml), settings).map((problem) => problem.message)).toEqual([]);
      });
    }
    for (const [name, value] of Object.entries(cases.invalid))
      it(`reports: ${name}`, () => checkInvalid(rule, value));
  });
}

function checkInvalid(rule: Rule, { yaml, fixed, settings }: InvalidCase): void {
  const marked = readMarked(yaml);
  const texts = toTexts(yaml);
  const problems = run(rule, texts, settings);
  const expected = marked.flatMap((file) =>
    file.ranges.map((range) => ({
      file: file.path,
      text: file.text.slice(range.start, range.end),
      ...range,
    })),
  );
  expect(expected.length, 'the case marks no range').toBeGreaterThan(0);
  const found = problems
    .map((problem) => {
      const start = problem.document.offset + problem.span.start;
      const end = problem.document.offset + problem.span.end;
      const file = problem.document.uri;
      return { file, text: (texts.get(file) ?? '').slice(start, end), start, end, message: problem.message };
    })
    .sort(
      (left, right) =>
        fileOrder(texts, left.file, right.file) || left.start - right.start || left.end - right.end,
    );
  expect(found).toEqual(
    expected.map((range, index) => ({ ...range, message: range.message ?? found[index]?.message })),
  );
  const windows = new Map([...texts].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
  expect(
    run(rule, windows, settings)
      .map((problem) => problem.message)
      .sort(),
  ).toEqual(problems.map((problem) => problem.message).sort());
  if (fixed === undefined) {
    expect(
      problems.flatMap((problem) => problem.fixes.map((fix) => fix.title)),
      'a fix without `fixed`',
    ).toEqual([]);
    return;
  }
  expect(rule.fixable, 'a rule with fixes declares `fixable`').toBeDefined();
  const repaired = fixAll(rule, texts, settings);
  expect(Object.fromEntries(repaired)).toEqual(Object.fromEntries(toTexts(fixed)));
  for (const problem of run(rule, repaired, settings)) expect(problem.fixes).toEqual([]);
  for (const comment of [...texts.values()].flatMap((text) => text.match(/(?<=\s|^)#.*$/gm) ?? [])) {
    expect([...repaired.values()].join('\n')).toContain(comment.trim());
  }
}

function toTexts(yaml: string): Map<string, string> {
  return new Map(readMarked(yaml).map((file) => [file.path, file.text]));
}

function fileOrder(texts: ReadonlyMap<string, string>, left: string, right: string): number {
  const order = [...texts.keys()];
  return order.indexOf(left) - order.indexOf(right);
}

function run(rule: Rule, texts: ReadonlyMap<string, string>, settings: Partial<Settings> = {}): Problem[] {
  const index = new WorkspaceIndex();
  const resources = [...texts].flatMap(([path, text]) => {
    const file = new YamlFile(path);
    file.update(text);
    return file.documents.flatMap(findResources);
  });
  for (const resource of resources) index.add(resource);
  const environment = { index, settings: { ...DEFAULT_SETTINGS, ...settings }, now: () => TODAY };
  return resources
    .filter((resource) => rule.kinds.includes(resource.key) || rule.kinds.includes('*'))
    .flatMap((resource) =>
      runRules([rule], resource, environment, (_, error) => {
        throw error;
      }),
    );
}

function fixAll(
  rule: Rule,
  texts: ReadonlyMap<string, string>,
  settings: Partial<Settings> | undefined,
): Map<string, string> {
  const repaired = new Map(texts);
  for (let round = 0; round < 50; round++) {
    const fix = run(rule, repaired, settings).find((problem) => problem.fixes.length > 0)?.fixes[0];
    if (fix === undefined) return repaired;
    applyFix(repaired, fix);
  }
  throw new Error('The fixes never end');
}

/** Applies a fix to texts by path, in place. */
export function applyFix(texts: Map<string, string>, fix: Fix): void {
  const edits = [...fix.edits()].sort(
    (left, right) => right.document.offset + right.span.start - (left.document.offset + left.span.start),
  );
  for (const { document, span, newText } of edits) {
    const text = texts.get(document.uri) ?? '';
    const { offset } = document;
    texts.set(document.uri, text.slice(0, offset + span.start) + newText + text.slice(offset + span.end));
  }
}
