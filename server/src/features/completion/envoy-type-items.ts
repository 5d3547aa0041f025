import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { ENVOY_RESOURCE_TYPES, ENVOY_TYPES } from '../../resources/envoy-types.ts';
import type { Resource } from '../../resources/resource.ts';
import type { CursorPath } from './cursor-path.ts';

const TYPE = '@type';
const CILIUM = /^Cilium(?:Clusterwide)?EnvoyConfig\.cilium\.io$/;
const ISTIO = 'EnvoyFilter.networking.istio.io';

/** `@type` and the types it may name, where a mesh hands configuration on to Envoy. */
export function envoyTypeItems(cursor: CursorPath, { key }: Resource): CompletionItem[] {
  const isCilium = CILIUM.test(key);
  if (!isCilium && key !== ISTIO) return [];
  const { path } = cursor;
  if (cursor.expects === 'value' && path.at(-1) === TYPE) {
    const isResource = isCilium && path.length === 4;
    return (isResource ? ENVOY_RESOURCE_TYPES : ENVOY_TYPES).map(toTypeItem);
  }
  const isTyped = /^typed_?config$/i.test(String(path.at(-1)));
  const isResource = isCilium && path.length === 3 && path[1] === 'resources';
  const isAsked = cursor.expects === 'key' && (isTyped || isResource);
  if (!isAsked || [...cursor.before, ...cursor.behind].includes(TYPE)) return [];
  return [
    {
      label: TYPE,
      kind: CompletionItemKind.Property,
      detail: 'required',
      insertText: `"${TYPE}": `,
      sortText: '00000',
    },
  ];
}

function toTypeItem(type: string, place: number): CompletionItem {
  return {
    label: type,
    kind: CompletionItemKind.EnumMember,
    sortText: `1${String(place).padStart(4, '0')}`,
  };
}
