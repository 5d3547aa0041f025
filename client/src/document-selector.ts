/**
 * The languages whose documents may hold resources. The Kubernetes extension and that of helm-ls give the templates
 * of a chart a language of their own.
 */
export const languages = ['yaml', 'helm'] as const;

/** The languages that most documents of which are none of our business. */
const jsonLanguages = ['json', 'jsonc'] as const;

/** The documents that are ours whatever they hold. */
export const yamlSelector = languages.map((language) => ({ language }));

/**
 * The documents that the server may be told about, wherever they live: on disk, unsaved, in a repository's past. Of
 * those in JSON it is told of manifests only.
 */
export const documentSelector = [...languages, ...jsonLanguages].map((language) => ({ language }));

/** Tells whether documents of a language are ours, whatever they hold. */
export function isOurLanguage(languageId: string): boolean {
  return languages.some((language) => language === languageId);
}

/** Tells whether a language is JSON, with or without comments. */
export function isJsonLanguage(languageId: string): boolean {
  return jsonLanguages.some((language) => language === languageId);
}
