import * as vscode from 'vscode';

/** A complete resource, or several, with places to fill in. */
export interface Snippet {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly description: string;
  /** The text in VS Code's snippet syntax. */
  readonly body: string;
}

/** What a mesh has for a concept: a snippet, or the reason why not and what people do instead. */
export type InsertableCell = {
  /** The mesh's id: `gateway-api`. */
  readonly mesh: string;
  readonly title: string;
} & ({ readonly snippet: Snippet } | { readonly reason: string });

/** A concept and what each mesh has for it. */
export interface InsertableConcept {
  /** Also the id of the comparison note. */
  readonly id: string;
  readonly title: string;
  readonly cells: readonly InsertableCell[];
}

/** Reads the concepts and their snippets, which the extension brings with it. */
export async function readSnippets(extension: vscode.Uri): Promise<readonly InsertableConcept[]> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist/snippets.json'));
  return JSON.parse(new TextDecoder().decode(bytes)) as InsertableConcept[];
}
