import type { CompletionItem } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService, type LanguageService } from 'yaml-language-server';
import { yamlDocumentsCache } from 'yaml-language-server/out/src/languageservice/parser/yaml-documents.js';
import type { Position } from '../../util/line-index.ts';

/** Names a schema within the service below. */
const SCHEME = 'mesh-schema:/';

/** The library reads a document anew for each completion: beyond this length that takes too long. */
const LONGEST_TEXT = 100_000;

/** Completion from schemas, by yaml-language-server as a library: one virtual file per YAML document. */
export interface SchemaCompletion {
  /**
   * @param schemaPath the kind's schema file, relative to the folder of built schemas
   * @param position in `text`
   * @returns items whose positions are those of `text`
   */
  complete(schemaPath: string, text: string, position: Position): Promise<CompletionItem[]>;
}

/**
 * @param schemaPaths every schema file that may be asked for
 * @param read gives a schema file's text
 */
export function createSchemaCompletion(
  schemaPaths: readonly string[],
  read: (path: string) => Promise<string | undefined>,
): SchemaCompletion {
  const service: LanguageService = getLanguageService({
    // An unknown schema must be an empty one: the service would show an error to the user.
    schemaRequestService: async (uri) => (await read(decodeURI(uri.slice(SCHEME.length)))) ?? '{}',
    workspaceContext: { resolveRelativePath: (relative) => relative },
  });
  service.configure({
    validate: false,
    hover: false,
    completion: true,
    format: false,
    hoverSchemaSource: false,
    schemas: schemaPaths.map((path) => ({ uri: SCHEME + path, fileMatch: [`/${path}/*`] })),
  });
  let version = 0;
  return {
    async complete(schemaPath, text, position) {
      if (text.length > LONGEST_TEXT) return [];
      // The path makes the schema match, the counter makes each text a file of its own.
      const uri = `mesh:///${schemaPath}/${++version}.yaml`;
      try {
        const document = TextDocument.create(uri, 'yaml', version, text);
        return (await service.doComplete(document, position, false)).items;
      } catch (error) {
        // The library follows anchors that hold themselves until the stack ends.
        if (error instanceof RangeError) return [];
        throw error;
      } finally {
        forget(uri);
      }
    },
  };
}

/** The library keeps every document it ever parsed; its cache has no public way to let go of one. */
function forget(uri: string): void {
  const holder: unknown = yamlDocumentsCache;
  if (holder !== null && typeof holder === 'object' && 'cache' in holder && holder.cache instanceof Map) {
    holder.cache.delete(uri);
  }
}
