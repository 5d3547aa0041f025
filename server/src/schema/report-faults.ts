import type { Relation } from '../../../schemas/vocabulary.ts';
import type { Problem } from '../resources/problem.ts';
import type { Pair, Path } from '../yaml/nodes.ts';
import { findPair } from '../yaml/select.ts';
import { fieldsOf, reportBrokenRelation } from './broken-relation.ts';
import { reportDefinedRules } from './defined-rules.ts';
import { toProblem, type SchemaContext } from './context.ts';
import { reportDuplicateItems } from './duplicates.ts';
import { reportFlattenedFields } from './flattened.ts';
import type { SchemaFault } from './kind-schema.ts';
import { reportMissingFields } from './missing-field.ts';
import { reportNotAllowedValue } from './not-allowed-value.ts';
import { isNewer, isStillThere } from './releases.ts';
import { namesIn, toSites, type Site } from './site.ts';
import { reportUnknownFields } from './unknown-field.ts';
import { isLimit, reportLimit } from './value-limits.ts';
import { reportWrongFormat } from './wrong-format.ts';
import { reportWrongKey } from './wrong-key.ts';
import { reportWrongType } from './wrong-type.ts';

/** Turns what the validator found into problems, one for each fault of the author. */
export function reportFaults(context: SchemaContext, faults: readonly SchemaFault[]): Problem[] {
  const sites = toSites(context, faults).map((site) => inRelease(context, site));
  return new FaultReporter(context, sites).report();
}

/** A value without the faults that only later releases than the one in use find with it. */
function inRelease(context: SchemaContext, site: Site): Site {
  const dated = site.view.node['x-checked-since'];
  if (dated === undefined) return site;
  const faults = site.faults.filter(({ keyword }) => !isNewer(context, dated[keyword as 'maxItems']));
  return { ...site, faults };
}

/** Remembers which faults follow from others while a resource's faults are reported. */
class FaultReporter {
  readonly #context: SchemaContext;
  readonly #sites: readonly Site[];
  /** Values of which enough is said: pointers. */
  readonly #explained = new Set<string>();
  /** Maps with a field that is misspelt or misplaced, so that what they lack may be just that: pointers. */
  readonly #unsure = new Set<string>();
  readonly #problems: Problem[] = [];

  constructor(context: SchemaContext, sites: readonly Site[]) {
    this.#context = context;
    this.#sites = sites;
  }

  report(): Problem[] {
    for (const site of this.#sites) this.#reportFields(site);
    for (const site of this.#sites) if (!this.#explained.has(site.pointer)) this.#reportValue(site);
    for (const site of this.#sites) {
      this.#reportRelations(site);
      if (!this.#context.isPartial) this.#problems.push(...reportDefinedRules(this.#context, site));
    }
    return this.#problems;
  }

  #reportFields(site: Site): void {
    const unknown = namesIn(site, 'additionalProperties', 'additionalProperty');
    const missing = namesIn(site, 'required', 'missingProperty');
    if (unknown.length === 0 && missing.length === 0) return;
    const flattened = reportFlattenedFields(this.#context, site);
    this.#problems.push(...flattened.problems);
    for (const name of flattened.names) this.#explained.add(pointerTo(site, name));
    const pairs = unknown
      .filter((name) => !flattened.names.has(name))
      .flatMap((name) => findPair(site.place.node, name) ?? [])
      .filter(({ key, name }) => !key.masked && !this.#isDirective(name))
      .filter((pair) => !this.#isGoneLater(site, pair));
    const { problems, meant } = reportUnknownFields(this.#context, site, pairs);
    this.#problems.push(...problems);
    if (problems.length > 0 || flattened.problems.length > 0) this.#unsure.add(site.pointer);
    if (this.#context.isPartial) return;
    const absent = missing.filter((name) => !meant.has(name) && !flattened.names.has(name));
    this.#problems.push(...reportMissingFields(this.#context, site, absent));
  }

  /** `$patch: delete` and the like tell Kustomize how to merge a part of a resource. */
  #isDirective(name: string): boolean {
    return this.#context.isPartial && name.startsWith('$');
  }

  /** A field that only releases after the one in use have lost is no fault yet. */
  #isGoneLater(site: Site, pair: Pair): boolean {
    const removed = site.view.node['x-removed'] ?? {};
    const note = Object.hasOwn(removed, pair.name) ? removed[pair.name] : undefined;
    if (note === undefined || !isStillThere(this.#context, note)) return false;
    this.#unsure.add(site.pointer);
    const message = `"${pair.name}" is deprecated. ${note}`;
    this.#problems.push(
      toProblem(this.#context, { code: 'schema/deprecated-field', at: pair.key, message, tag: 'deprecated' }),
    );
    return true;
  }

  #reportValue(site: Site): void {
    const keywords = new Set(site.faults.map(({ keyword }) => keyword));
    const problem = this.#valueProblem(site, keywords);
    if (problem !== undefined) {
      this.#explained.add(site.pointer);
      this.#problems.push(problem);
    }
    for (const fault of site.faults) {
      if (fault.keyword === 'propertyNames') this.#push(reportWrongKey(this.#context, site, fault));
      if (fault.keyword === 'x-list-map-keys' || fault.keyword === 'uniqueItems') {
        this.#push(reportDuplicateItems(this.#context, site, fault));
      }
    }
  }

  #valueProblem(site: Site, keywords: ReadonlySet<string>): Problem | undefined {
    const { source } = site.place;
    const isEmpty = source.kind === 'scalar' && source.value === null;
    if (keywords.has('type')) {
      return this.#context.isPartial && isEmpty ? undefined : reportWrongType(this.#context, site);
    }
    if (keywords.has('enum')) return reportNotAllowedValue(this.#context, site);
    const limit = site.faults.find(({ keyword }) => isLimit(keyword));
    if (limit !== undefined) return reportLimit(this.#context, site, limit);
    if (keywords.has('format') || keywords.has('pattern')) return reportWrongFormat(this.#context, site);
    return undefined;
  }

  /** A relation is only reported when the fields it speaks of are right by themselves. */
  #reportRelations(site: Site): void {
    if (this.#context.isPartial || this.#unsure.has(site.pointer) || this.#explained.has(site.pointer))
      return;
    for (const { keyword, params } of site.faults) {
      if (keyword !== 'x-relations') continue;
      const relation = params['relation'] as Relation;
      const concerned = fieldsOf(relation).map((name) => pointerTo(site, name));
      if (concerned.some((pointer) => this.#explained.has(pointer) || this.#unsure.has(pointer))) continue;
      this.#problems.push(
        ...reportBrokenRelation(this.#context, site, relation, params['at'] as readonly Path[]),
      );
    }
  }

  #push(problem: Problem | undefined): void {
    if (problem !== undefined) this.#problems.push(problem);
  }
}

function pointerTo(site: Site, name: string): string {
  return `${site.pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
