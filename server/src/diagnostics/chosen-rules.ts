import { MESHES, meshOfGroup, type MeshName } from '../resources/mesh-signals.ts';
import type { Resource } from '../resources/resource.ts';
import type { Settings } from '../resources/settings.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleSet } from '../rules/run.ts';
import { skipsRule } from './leniency.ts';

/** What of a document bears on which rules can judge it. */
export interface Legibility {
  /** True if other tools fill in parts of it. */
  readonly isLenient: boolean;
  /** True if parts of it are not YAML. */
  readonly isBroken: boolean;
}

/** Which rules run on what. Thousands of resources ask alike, so the answers are kept until `clear`. */
export class ChosenRules {
  readonly #rules: RuleSet;
  readonly #isMeshUsed: (mesh: MeshName) => boolean;
  #known = new WeakMap<Settings, Map<string, readonly Rule[]>>();

  /** @param isMeshUsed whether the files show a mesh to be in use; call `clear` when that changes */
  constructor(rules: RuleSet, isMeshUsed: (mesh: MeshName) => boolean) {
    this.#rules = rules;
    this.#isMeshUsed = isMeshUsed;
  }

  clear(): void {
    this.#known = new WeakMap();
  }

  /** The rules of a scope that the settings, the meshes in use and the document's state leave for a resource. */
  for(
    scope: keyof RuleSet,
    resource: Resource,
    settings: Settings,
    { isLenient, isBroken }: Legibility,
  ): readonly Rule[] {
    let known = this.#known.get(settings);
    if (known === undefined) this.#known.set(settings, (known = new Map()));
    const asked = `${scope} ${isLenient} ${isBroken} ${resource.key}`;
    let chosen = known.get(asked);
    if (chosen === undefined) {
      const candidates = this.#rules[scope](resource.key);
      chosen = candidates.filter(
        (rule) =>
          settings.rules[rule.id] !== 'off' &&
          this.#isInUse(rule, resource, settings) &&
          !(isLenient && skipsRule(rule)) &&
          !(isBroken && rule.judgesAbsence === true),
      );
      known.set(asked, chosen);
    }
    return chosen;
  }

  /**
   * What a mesh asks of Services and workloads is no help to those who do not run it. The user names the meshes
   * in use, or the files show them; where they show none and are all there is, every mesh may be meant.
   */
  #isInUse(rule: Rule, { group }: Resource, { meshes, workspace }: Settings): boolean {
    const mesh = MESHES.find((name) => rule.id.startsWith(`${name}/`));
    if (mesh === undefined || meshOfGroup(group) === mesh) return true;
    if (meshes.length > 0) return meshes.includes(mesh);
    return (
      this.#isMeshUsed(mesh) || (workspace === 'closed' && !MESHES.some((name) => this.#isMeshUsed(name)))
    );
  }
}
