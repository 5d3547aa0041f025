/** The only commands that a link in what our server writes may run. */
export const linkCommands = { note: 'meshwright.openNote', rule: 'meshwright.showRule' } as const;

/**
 * The address behind a diagnostic's code, with `{code}` where the server puts the code. A command works in every
 * VS Code; an address of VS Code's own scheme asks first on the desktop and leads nowhere in a browser.
 */
export const pageUri = `command:${linkCommands.rule}?%5B%22{code}%22%5D`;
