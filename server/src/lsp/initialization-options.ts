/** What a client tells us before anything else. */
export interface InitializationOptions {
  /** Address of a code's page, with `{code}` in the code's place. */
  readonly pageUri?: string;
}

/** Reads what the client sent, which may be anything. */
export function readInitializationOptions(sent: unknown): InitializationOptions {
  if (sent === null || typeof sent !== 'object' || !('pageUri' in sent)) return {};
  return typeof sent.pageUri === 'string' ? { pageUri: sent.pageUri } : {};
}
