import type { MeshKey } from '../../resources/mesh-key.ts';
import { conceptOfKey, docsOfKey, findMeshKey, type KeyRole } from '../../resources/mesh-keys.ts';
import type { Resource } from '../../resources/resource.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import type { Path } from '../../yaml/nodes.ts';
import { inlineCode } from '../markdown.ts';
import type { PositionContext } from '../position-context.ts';
import { describeValues } from './allowed-values.ts';
import type { Explanation } from './explanation.ts';

const NOUNS: Readonly<Record<KeyRole, string>> = { annotations: 'annotation', labels: 'label' };

/** Explains an annotation or label of a mesh, or its value; undefined elsewhere. */
export function explainKey({ found, path, resource }: PositionContext): Explanation | undefined {
  const [metadata, role, name] = path.slice(-3);
  if (found === undefined || resource === undefined || metadata !== 'metadata') return undefined;
  if ((role !== 'annotations' && role !== 'labels') || typeof name !== 'string') return undefined;
  const other: KeyRole = role === 'labels' ? 'annotations' : 'labels';
  const own = findMeshKey(role, name);
  const key = own ?? findMeshKey(other, name);
  if (key === undefined) return undefined;
  const home = own === undefined ? other : role;
  const hovered = !found.isKey && found.node.kind === 'scalar' ? found.node.text : undefined;
  const values = describeValues({ values: key.values ?? [], meanings: {} }, hovered);
  return {
    title: titleOf(key, home),
    summary: key.summary,
    details: [
      ...(key.replacement === undefined ? [] : [`Replaced by ${inlineCode(key.replacement)}.`]),
      ...(values === undefined ? [] : [values]),
    ],
    value: undefined,
    place:
      home === role
        ? describePlace(key, path, resource)
        : `It is read under \`${home}\`, not under \`${role}\`.`,
    docs: docsOfKey(home, name),
    concept: conceptOfKey(name),
  };
}

function titleOf({ name, kinds, deprecated }: MeshKey, role: KeyRole): string {
  const facts = [
    NOUNS[role],
    ...(kinds.includes('Any') ? [] : [`on ${kinds.join(', ')}`]),
    ...(deprecated === true ? ['deprecated'] : []),
  ];
  return `**${inlineCode(name)}** ${facts.join(' · ')}`;
}

/** Says where else the key belongs, if it does nothing where it stands; undefined otherwise. */
function describePlace({ kinds }: MeshKey, path: Path, { key, kind }: Resource): string | undefined {
  const isOwn = path.length === 3;
  if (!isOwn || kinds.includes('Any') || kinds.includes(kind)) return undefined;
  if (WORKLOAD_KINDS.includes(key)) {
    return kinds.includes('Pod')
      ? `It is read on Pods: write it in the Pod template of this ${kind}.`
      : `It is not read on a ${kind}.`;
  }
  return undefined;
}
