import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../../server/src/resources/settings.ts';
import { openWorkspace, type FeatureWorkspace } from './feature-test.ts';

/** What the actions at the cursor of a marked workspace are, and what they make of its files. */
export interface Refactorings {
  readonly titles: readonly string[];
  /** The file with the cursor after the action whose title holds some words; fails if there is none. */
  apply(words: string): string;
}

/** Asks for refactorings at `<|>`, as the menu of refactorings does. */
export async function refactor(marked: string, settings: Partial<Settings> = {}): Promise<Refactorings> {
  const workspace = openWorkspace(marked, settings);
  const { service, cursor } = workspace;
  const range = { start: cursor.position, end: cursor.position };
  const actions = await service.codeActions(cursor.uri, range, ['refactor']);
  return {
    titles: actions.map(({ title }) => title),
    apply(words) {
      const action = actions.find(({ title }) => title.includes(words));
      if (action === undefined)
        throw new Error(`No "${words}" among ${actions.map(({ title }) => title).join()}`);
      return edited(workspace, action.edit?.changes ?? {});
    },
  };
}

/** The problems of a text that is alone in its workspace, as `code message`. */
export async function problemsOf(text: string, settings: Partial<Settings> = {}): Promise<string[]> {
  const { service } = openWorkspace(text, settings);
  const { items } = await service.report('file:///test.yaml');
  return items.map(({ code, message }) => `${code} ${JSON.stringify(message)}`);
}

function edited(
  { cursor, textOf }: FeatureWorkspace,
  changes: Readonly<Record<string, Parameters<typeof TextDocument.applyEdits>[1]>>,
): string {
  const document = TextDocument.create(cursor.uri, 'yaml', 0, textOf(cursor.uri));
  return TextDocument.applyEdits(document, changes[cursor.uri] ?? []);
}
