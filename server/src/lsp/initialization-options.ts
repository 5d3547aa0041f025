/** What a client tells us before anything else. */
export interface InitializationOptions {
  /** Address of a code's page, with `{code}` in the code's place. */
  readonly pageUri?: string | undefined;
  /** Command that opens a comparison note, given its id. */
  readonly openNoteCommand?: string | undefined;
  /** Command that changes the severity of a code in the settings, given both. */
  readonly setSeverityCommand?: string | undefined;
  /** Command that shows a resource in another mesh, given an address and a position. */
  readonly showTranslationCommand?: string | undefined;
  /** False if the user does not trust the workspace; clients that do not know of trust leave it out. */
  readonly isTrusted?: boolean | undefined;
}

/** Reads what the client sent, which may be anything. */
export function readInitializationOptions(sent: unknown): InitializationOptions {
  if (sent === null || typeof sent !== 'object') return {};
  const entries = new Map(Object.entries(sent));
  const text = (name: string) => {
    const value: unknown = entries.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    pageUri: text('pageUri'),
    openNoteCommand: text('openNoteCommand'),
    setSeverityCommand: text('setSeverityCommand'),
    showTranslationCommand: text('showTranslationCommand'),
    isTrusted: entries.get('isTrusted') !== false,
  };
}
