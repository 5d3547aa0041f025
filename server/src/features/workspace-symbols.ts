import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { titleNode, type Resource } from '../resources/resource.ts';

/** More symbols than an editor shows at once. */
const MOST_SYMBOLS = 500;

/**
 * Resources whose kind, namespace or name hold the letters of the query in order, as editors filter: `virtrev`
 * finds `VirtualService reviews`.
 */
export function provideWorkspaceSymbols(query: string, resources: Iterable<Resource>): WorkspaceSymbol[] {
  const letters = query.toLowerCase().replaceAll(/[\s/]/g, '');
  const symbols: WorkspaceSymbol[] = [];
  for (const resource of resources) {
    if (symbols.length >= MOST_SYMBOLS) break;
    const { kind, namespace, name, document } = resource;
    if (name === '' || !holdsInOrder(`${kind}${namespace}${name}`.toLowerCase(), letters)) continue;
    symbols.push({
      name: `${kind} ${name}`,
      kind: SymbolKind.Class,
      containerName: namespace,
      location: { uri: document.uri, range: document.rangeOf(titleNode(resource)) },
    });
  }
  return symbols;
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}
