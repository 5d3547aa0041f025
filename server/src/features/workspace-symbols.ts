import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { titleNode, type Resource } from '../resources/resource.ts';

/** More symbols than an editor shows at once. */
const MOST_SYMBOLS = 500;

/**
 * Resources whose kind, namespace or name hold the letters of the query in order, as editors filter: `virtrev`
 * finds `VirtualService reviews`. What is found comes resource by resource.
 */
export function* provideWorkspaceSymbols(
  query: string,
  resources: Iterable<Resource>,
): Generator<readonly WorkspaceSymbol[]> {
  const letters = query.toLowerCase().replaceAll(/[\s/]/g, '');
  let count = 0;
  for (const resource of resources) {
    const { kind, namespace, name } = resource;
    const isWanted = name !== '' && holdsInOrder(`${kind}${namespace}${name}`.toLowerCase(), letters);
    yield isWanted ? [toSymbol(resource)] : [];
    if (isWanted && ++count === MOST_SYMBOLS) return;
  }
}

function toSymbol(resource: Resource): WorkspaceSymbol {
  const { kind, namespace, name, document } = resource;
  return {
    name: `${kind} ${name}`,
    kind: SymbolKind.Class,
    containerName: namespace,
    location: { uri: document.uri, range: document.rangeOf(titleNode(resource)) },
  };
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}
