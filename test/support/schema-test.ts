import { describe, expect, it } from 'vitest';
import type { Problem } from '../../server/src/resources/problem.ts';
import { findResources, type Resource } from '../../server/src/resources/resource.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/resources/settings.ts';
import { checkSchemas, type CheckOptions } from '../../server/src/schema/check-document.ts';
import { DEFINITION } from '../../server/src/schema/crd/definition.ts';
import type { SchemaStore } from '../../server/src/schema/store.ts';
import { YamlFile } from '../../server/src/yaml/document.ts';
import { openBuiltSchemas } from './built-schemas.ts';
import { readMarkedFile } from './markers.ts';
import { applyFix } from './rule-test.ts';

interface SchemaCase {
  /** Marked YAML: `<|…|>` around each place at fault, ` #! message` at the end of its line. */
  readonly yaml: string;
  readonly settings?: Partial<Settings>;
  readonly options?: CheckOptions;
  /** The codes of the problems, in the order of the text, where they are not all that of the test. */
  readonly codes?: readonly string[];
  /** Titles of the first problem's fixes; a `*` before the first says that it is preferred. */
  readonly fixes?: readonly string[];
  /** The text after the first fix of each problem was applied, until no problem with a fix was left. */
  readonly fixed?: string;
}

interface SchemaCases {
  /** Near misses: nothing may be said. */
  readonly valid: Readonly<Record<string, string | SchemaCase>>;
  readonly invalid: Readonly<Record<string, SchemaCase>>;
}

const PATH = 'test.yaml';

/** Opens the built schemas once for all tests of a file. */
let opened: SchemaStore | undefined;

/**
 * Tests one code against the built schemas. For every invalid case it also asserts that the ranges are exact,
 * that CRLF gives the same problems, that the fixed text is free of them and that comments survive.
 */
export function schemaTest(code: string, cases: SchemaCases): void {
  describe(code, () => {
    for (const [name, value] of Object.entries(cases.valid)) {
      const { yaml, ...rest } = typeof value === 'string' ? { yaml: value } : value;
      it(`is silent: ${name}`, async () => {
        const problems = await checkText(readMarkedFile(yaml).text, rest);
        expect(problems.map(({ message }) => message)).toEqual([]);
      });
    }
    for (const [name, value] of Object.entries(cases.invalid)) {
      it(`reports: ${name}`, () => checkInvalid(code, value));
    }
  });
}

/** All schema problems of a text of one or more documents, definitions among them, in the order of the text. */
export async function checkText(
  text: string,
  {
    settings = {},
    options,
    store,
    definitions = [],
  }: {
    readonly settings?: Partial<Settings>;
    readonly options?: CheckOptions;
    readonly store?: SchemaStore;
    /** CustomResourceDefinitions beside those of the text itself. */
    readonly definitions?: readonly Resource[];
  } = {},
): Promise<Problem[]> {
  const schemas = store ?? (opened ??= openBuiltSchemas());
  const file = new YamlFile(PATH);
  file.update(text);
  const problems: Problem[] = [];
  const own = file.documents.flatMap(findResources).filter(({ key }) => key === DEFINITION);
  schemas.setUserDefinitions([...definitions, ...own]);
  for (const document of file.documents) {
    const resources = findResources(document);
    await schemas.prepare(resources);
    problems.push(
      ...checkSchemas(document, resources, schemas, { ...DEFAULT_SETTINGS, ...settings }, options),
    );
  }
  return problems.sort((left, right) => startOf(left) - startOf(right));
}

function startOf({ document, span }: Problem): number {
  return document.offset + span.start;
}

async function checkInvalid(code: string, value: SchemaCase): Promise<void> {
  const { text, ranges } = readMarkedFile(value.yaml);
  const problems = await checkText(text, value);
  expect(ranges.length, 'the case marks no range').toBeGreaterThan(0);
  expect(
    problems.map((problem) => ({
      text: text.slice(startOf(problem), problem.document.offset + problem.span.end),
      start: startOf(problem),
      message: problem.message,
    })),
  ).toEqual(
    ranges.map((range, index) => ({
      text: text.slice(range.start, range.end),
      start: range.start,
      message: range.message ?? problems[index]?.message,
    })),
  );
  const codes = problems.map((problem) => problem.code);
  expect(codes).toEqual(value.codes ?? codes.map(() => code));
  if (value.fixes !== undefined) expect(titlesOf(problems[0])).toEqual(value.fixes);
  await checkWindowsText(text, problems, value);
  if (value.fixed !== undefined) await checkFixed(text, value, value.fixed);
}

function titlesOf(problem: Problem | undefined): string[] {
  return (problem?.fixes ?? []).map(({ title }, index) =>
    index === 0 && problem?.hasPreferredFix === true ? `*${title}` : title,
  );
}

async function checkWindowsText(
  text: string,
  problems: readonly Problem[],
  value: SchemaCase,
): Promise<void> {
  const windows = await checkText(text.replaceAll('\n', '\r\n'), value);
  expect(windows.map(({ message }) => message)).toEqual(problems.map(({ message }) => message));
}

async function checkFixed(text: string, value: SchemaCase, fixed: string): Promise<void> {
  expect(await fixAll(text, value)).toBe(fixed);
  expect(await fixAll(fixed, value), 'a second run changes nothing').toBe(fixed);
  expect(await fixAll(text.replaceAll('\n', '\r\n'), value)).toBe(fixed.replaceAll('\n', '\r\n'));
  for (const comment of text.match(/(?<=\s|^)#.*$/gm) ?? []) expect(fixed).toContain(comment.trim());
}

/** Applies the first fix of the first problem that has one, until none is left. */
async function fixAll(text: string, value: Parameters<typeof checkText>[1] = {}): Promise<string> {
  const texts = new Map([[PATH, text]]);
  for (let round = 0; round < 50; round++) {
    const problems = await checkText(texts.get(PATH) ?? '', value);
    const fix = problems.find(({ fixes }) => fixes.length > 0)?.fixes[0];
    if (fix === undefined) return texts.get(PATH) ?? '';
    applyFix(texts, fix);
  }
  throw new Error('The fixes never end');
}
