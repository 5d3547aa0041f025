import * as vscode from 'vscode';
import { yamlSelector } from './document-selector.ts';
import { mayStartDocument } from './document-start.ts';
import { fillNamespace } from './fill-namespace.ts';
import { readSnippets, type Snippet } from './snippets.ts';

/** Offers the snippets where a document may start, and nowhere else: each is a complete resource. */
export function registerSnippetCompletion(extension: vscode.Uri): vscode.Disposable {
  let snippets: Promise<Snippet[]> | undefined;
  return vscode.languages.registerCompletionItemProvider(yamlSelector, {
    provideCompletionItems: async (document, { line }) => {
      const { range, text } = document.lineAt(line);
      if (!/^[\w-]*$/.test(text) || !mayStartDocument(document, line)) return [];
      snippets ??= listSnippets(extension);
      const whole = document.getText();
      const offset = document.offsetAt(range.start);
      return (await snippets).flatMap((snippet) => {
        const body = fillNamespace(snippet.body, whole, offset);
        return snippet.prefixes.map((prefix) => toItem(prefix, { ...snippet, body }, range));
      });
    },
  });
}

async function listSnippets(extension: vscode.Uri): Promise<Snippet[]> {
  const concepts = await readSnippets(extension);
  return concepts.flatMap(({ cells }) => cells.flatMap((cell) => ('snippet' in cell ? [cell.snippet] : [])));
}

function toItem(
  prefix: string,
  { name, description, body }: Snippet,
  range: vscode.Range,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    { label: prefix, description: name },
    vscode.CompletionItemKind.Snippet,
  );
  item.range = range;
  item.insertText = new vscode.SnippetString(body);
  item.documentation = new vscode.MarkdownString(description).appendCodeblock(toPreview(body), 'yaml');
  // What the server offers there, `apiVersion` and `kind`, comes first.
  item.sortText = `~${prefix}`;
  return item;
}

/** Gives a snippet's text as it looks with its default values. */
function toPreview(body: string): string {
  const defaults = new Map<string, string>();
  return body
    .replaceAll(
      /\$\{(\d+)(?::([^{}]*)|\|([^,|]*)[^|]*\|)\}/g,
      (_, number: string, text?: string, choice?: string) => {
        defaults.set(number, text ?? choice ?? '');
        return text ?? choice ?? '';
      },
    )
    .replaceAll(/\$(\d+)/g, (_, number: string) => defaults.get(number) ?? '')
    .replaceAll('\\$', '$');
}
