/**
 * The languages whose documents may hold resources. The Kubernetes extension and that of helm-ls give the templates
 * of a chart a language of their own.
 */
export const languages = ['yaml', 'helm'] as const;

/** The documents that the server is told about, wherever they live: on disk, unsaved, in a repository's past. */
export const documentSelector = languages.map((language) => ({ language }));

/** Tells whether documents of a language are ours, whatever they hold. */
export function isOurLanguage(languageId: string): boolean {
  return languages.some((language) => language === languageId);
}
