import * as vscode from 'vscode';
import { linkCommands } from './link-commands.ts';

/** Lets the links in a hover of our server run our own page commands, and nothing else. */
export function trustHover(hover: vscode.Hover | null | undefined): vscode.Hover | null | undefined {
  for (const content of hover?.contents ?? []) trust(content);
  return hover;
}

/** Lets the links in a completion item's documentation run our own page commands, and nothing else. */
export function trustCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
  trust(item.documentation);
  return item;
}

function trust(content: unknown): void {
  if (content instanceof vscode.MarkdownString)
    content.isTrusted = { enabledCommands: Object.values(linkCommands) };
}
