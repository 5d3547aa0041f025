import * as vscode from 'vscode';
import { openCodePage } from './pages.ts';

/** The path of the addresses that the link behind a diagnostic's code leads to, without the code itself. */
const codePath = '/code/';

/** Gives the address of a code's page, with `{code}` where the server puts the code. */
export function pageUriTemplate(extensionId: string): string {
  return `${vscode.env.uriScheme}://${extensionId}${codePath}{code}`;
}

/** Opens the page of a code when its address is followed. */
export function registerUriHandler(extension: vscode.Uri): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: async (uri) => {
      if (uri.path.startsWith(codePath)) await openCodePage(extension, uri.path.slice(codePath.length));
    },
  });
}
