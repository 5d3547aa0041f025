import * as vscode from 'vscode';

/** A position and a place as the protocol writes them: all plain data, lines and characters from zero. */
interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

interface ProtocolLocation {
  readonly uri: string;
  readonly range: { readonly start: ProtocolPosition; readonly end: ProtocolPosition };
}

/**
 * Lists the places that a code lens counts, in the editor's own view of references. The server can send only plain
 * data, and the editor's command takes objects of its own.
 */
export async function showPlaces(uri: unknown, position: unknown, places: unknown): Promise<void> {
  if (typeof uri !== 'string' || !isPosition(position) || !Array.isArray(places)) return;
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri),
    toPosition(position),
    places.filter(isLocation).map(toLocation),
  );
}

function toPosition({ line, character }: ProtocolPosition): vscode.Position {
  return new vscode.Position(line, character);
}

function toLocation({ uri, range }: ProtocolLocation): vscode.Location {
  return new vscode.Location(
    vscode.Uri.parse(uri),
    new vscode.Range(toPosition(range.start), toPosition(range.end)),
  );
}

function isPosition(value: unknown): value is ProtocolPosition {
  return isObject(value) && typeof value['line'] === 'number' && typeof value['character'] === 'number';
}

function isLocation(value: unknown): value is ProtocolLocation {
  if (!isObject(value) || typeof value['uri'] !== 'string') return false;
  const range = value['range'];
  return isObject(range) && isPosition(range['start']) && isPosition(range['end']);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object';
}
