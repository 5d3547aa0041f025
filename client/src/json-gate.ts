import type { TextDocument } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/**
 * Keeps the server from documents in JSON that are no manifests: it hears of one when it becomes a manifest, and is
 * asked nothing about it before.
 * @param isManifest false for a document that the server is to be kept from
 */
export function createJsonGate(
  isManifest: (document: TextDocument) => boolean,
): Required<Pick<Middleware, 'didOpen' | 'didChange' | 'didClose' | 'sendRequest'>> {
  /** What tells the server of each document that is kept back. */
  const kept = new Map<string, (document: TextDocument) => Promise<void>>();
  return {
    didOpen: async (document, next) => {
      if (isManifest(document)) await next(document);
      else kept.set(document.uri.toString(), next);
    },
    didChange: async (change, next) => {
      const uri = change.document.uri.toString();
      const open = kept.get(uri);
      if (open === undefined) await next(change);
      else if (isManifest(change.document)) {
        kept.delete(uri);
        await open(change.document);
      }
    },
    didClose: async (document, next) => {
      kept.delete(document.uri.toString());
      await next(document);
    },
    sendRequest: async (type, parameters, token, next) => {
      // Every request of the protocol may be answered by nothing.
      if (kept.has(addressIn(parameters))) return null as Awaited<ReturnType<typeof next>>;
      return await next(type, parameters, token);
    },
  };
}

/** The address of the document that a request is about; empty for one about none. */
function addressIn(parameters: unknown): string {
  const { textDocument } = { textDocument: undefined, ...(parameters as object | undefined) };
  const { uri } = { uri: undefined, ...(textDocument as object | undefined) };
  return typeof uri === 'string' ? uri : '';
}
