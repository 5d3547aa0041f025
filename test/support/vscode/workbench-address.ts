/** What a browser window of VS Code opens. */
export interface WorkbenchAddress {
  readonly port: number;
  /** Absolute path of the workspace folder. */
  readonly folder: string;
  /** Absolute path of an extension that runs from its sources. */
  readonly extension?: string;
  /** Absolute path of the module whose `run` is called in the extension host. */
  readonly tests?: string;
  /** Absolute path of a file to open. */
  readonly file?: string;
}

/** Gives the address at which a running server shows a folder, an extension and tests. */
export function toAddress({ port, folder, extension, tests, file }: WorkbenchAddress): string {
  const remote = `vscode-remote://127.0.0.1:${port}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote + extension]);
  if (tests !== undefined) payload.push(['extensionTestsPath', remote + tests]);
  if (file !== undefined) payload.push(['openFile', remote + file]);
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}
