import type { CodeAction } from 'vscode-languageserver-types';
import { titleNode } from '../../resources/resource.ts';
import type { Position } from '../../util/line-index.ts';
import { wants } from '../code-actions.ts';
import { canTranslate } from './provide-translations.ts';
import type { TranslationSource } from './translation.ts';

/** The kind of the code action that leads to translations. */
export const TRANSLATE_KIND = 'refactor.translate';

export interface TranslationRequest {
  readonly source: TranslationSource;
  readonly position: Position;
  /** The kinds asked for; undefined for all. */
  readonly only: readonly string[] | undefined;
  /** The client's command, given an address and a position. */
  readonly command: string;
}

/**
 * The way to the same intent in another mesh. Unasked it is offered on the lines that say what the resource is,
 * or a light bulb would always be there.
 */
export function provideTranslationActions(request: TranslationRequest): CodeAction[] {
  const { source, position, only, command } = request;
  const { resource } = source;
  const { document } = resource;
  const head = [resource.apiVersionNode, resource.kindNode, titleNode(resource)];
  const isOnHead = head.some((node) => document.rangeOf(node).start.line === position.line);
  if (!wants(only, TRANSLATE_KIND) || (only === undefined && !isOnHead)) return [];
  if (!canTranslate(source)) return [];
  const title = 'Show this in another mesh…';
  return [{ title, kind: TRANSLATE_KIND, command: { title, command, arguments: [document.uri, position] } }];
}
