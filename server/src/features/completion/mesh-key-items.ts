import {
  CompletionItemKind,
  CompletionItemTag,
  MarkupKind,
  type CompletionItem,
} from 'vscode-languageserver-types';
import type { MeshKey } from '../../resources/mesh-key.ts';
import { findMeshKey, meshKeysOn, type KeyRole } from '../../resources/mesh-keys.ts';
import type { Resource } from '../../resources/resource.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import type { Path } from '../../yaml/nodes.ts';
import { quoteIfNeeded } from '../../yaml/edit.ts';
import type { CursorPath } from './cursor-path.ts';

/** Annotations and labels that a mesh reads at this place, and the words that they may hold. */
export function meshKeyItems(cursor: CursorPath, resource: Resource, isOurs: boolean): CompletionItem[] {
  if (cursor.expects === 'value') {
    const role = roleAt(cursor.path.slice(0, -1));
    const key = role === undefined ? undefined : findMeshKey(role, String(cursor.path.at(-1)));
    return key === undefined ? [] : valuesOf(key).map(toValueItem);
  }
  const role = roleAt(cursor.path);
  if (role === undefined) return [];
  const present = new Set([...cursor.before, ...cursor.behind]);
  return meshKeysOn(role, kindsAt(cursor.path, resource, isOurs))
    .filter(({ name }) => !present.has(name))
    .map(toKeyItem);
}

function roleAt(path: Path): KeyRole | undefined {
  const role = path.at(-1);
  return path.at(-2) === 'metadata' && (role === 'annotations' || role === 'labels') ? role : undefined;
}

/** The kinds that keys at this place are read on: nothing for resources that no mesh looks at. */
function kindsAt(path: Path, { key, kind, group }: Resource, isOurs: boolean): string[] {
  const isWorkload = WORKLOAD_KINDS.includes(key);
  if (path.length > 2) return isWorkload ? ['Pod'] : [];
  if (isOurs) return [kind, 'Any'];
  return isWorkload || group === '' ? [kind] : [];
}

function valuesOf(key: MeshKey): readonly string[] {
  return 'form' in key && key.form === 'boolean' ? ['true', 'false'] : (key.values ?? []);
}

function toKeyItem({ name, summary, deprecated }: MeshKey, place: number): CompletionItem {
  return {
    label: name,
    kind: CompletionItemKind.Property,
    documentation: { kind: MarkupKind.Markdown, value: summary },
    ...(deprecated === true ? { tags: [CompletionItemTag.Deprecated], detail: 'deprecated' } : {}),
    insertText: `${name}: `,
    sortText: `2${String(place).padStart(4, '0')}`,
  };
}

/** Annotations and labels are texts: words such as `true` are quoted. */
function toValueItem(value: string, place: number): CompletionItem {
  return {
    label: value,
    kind: CompletionItemKind.EnumMember,
    insertText: quoteIfNeeded(value),
    sortText: `1${String(place).padStart(4, '0')}`,
  };
}
