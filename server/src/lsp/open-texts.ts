import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService } from '../language-service.ts';

export interface OpenTextsParts {
  readonly service: LanguageService;
  documentOf(uri: string): TextDocument | undefined;
}

/** Brings what editors show to the language service: at once, or in slices where a large text is new. */
export class OpenTexts {
  readonly #parts: OpenTextsParts;
  readonly #pending = new Set<Promise<unknown>>();

  constructor(parts: OpenTextsParts) {
    this.#parts = parts;
  }

  /**
   * Takes the text of a document as it is now.
   * @returns other files whose problems may have changed; undefined if a newer text came meanwhile
   */
  async take(document: TextDocument): Promise<ReadonlySet<string> | undefined> {
    const { uri, version } = document;
    // A file that is closed and opened again is another document, and may start with the same version.
    const isStale = () => this.#parts.documentOf(uri) !== document || document.version !== version;
    const taking = this.#parts.service.setFileInSlices(uri, document.getText(), isStale);
    this.#pending.add(taking);
    try {
      return await taking;
    } finally {
      this.#pending.delete(taking);
    }
  }

  /** Resolves once the service knows every text that has come so far. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.allSettled(this.#pending);
  }
}
