import type { TextDocument } from 'vscode';
import { beforeEach, describe, expect, it, vi } from 'vitest';

type Listener = (event: unknown) => void;

/** The part of VS Code that is asked for documents. */
const editor = vi.hoisted(() => ({
  opened: new Set<Listener>(),
  changed: new Set<Listener>(),
  documents: [] as unknown[],
}));

vi.mock('vscode', () => {
  const event = (listeners: Set<Listener>) => (listener: Listener) => {
    listeners.add(listener);
    return { dispose: () => listeners.delete(listener) };
  };
  return {
    Range: vi.fn(),
    Disposable: {
      from: (...parts: { dispose(): void }[]) => ({ dispose: () => parts.forEach((part) => part.dispose()) }),
    },
    workspace: {
      onDidOpenTextDocument: event(editor.opened),
      onDidChangeTextDocument: event(editor.changed),
      textDocuments: editor.documents,
    },
  };
});

const { isManifest, whenManifestOpens } = await import('../../client/src/manifest-documents.ts');

const document = (languageId: string, text = ''): TextDocument =>
  ({ languageId, getText: () => text }) as TextDocument;
const manifest = '{"apiVersion": "v1", "kind": "Service"}';

describe('the server is needed', () => {
  beforeEach(() => {
    editor.documents.length = 0;
    editor.opened.clear();
    editor.changed.clear();
  });

  it('for YAML and for manifests in JSON, and for nothing else', () => {
    expect(isManifest(document('yaml'))).toBe(true);
    expect(isManifest(document('json', manifest))).toBe(true);
    expect(isManifest(document('jsonc', manifest))).toBe(true);
    expect(isManifest(document('json', '{"name": "web"}'))).toBe(false);
    expect(isManifest(document('markdown', manifest))).toBe(false);
  });

  it('at once when such a document is open', () => {
    editor.documents.push(document('json', '{}'), document('helm'));
    const start = vi.fn<() => void>();
    whenManifestOpens(start);
    expect(start).toHaveBeenCalledOnce();
  });

  it('once one is opened or typed, and not for a package.json', () => {
    editor.documents.push(document('json', '{"name": "web"}'));
    const start = vi.fn<() => void>();
    whenManifestOpens(start);
    for (const listener of editor.opened) listener(document('json', '{"version": 1}'));
    for (const listener of editor.changed) listener({ document: document('json', '{"kind": "x"}') });
    expect(start).not.toHaveBeenCalled();
    for (const listener of editor.changed) listener({ document: document('json', manifest) });
    for (const listener of editor.opened) listener(document('yaml'));
    expect(start).toHaveBeenCalledOnce();
    expect(editor.opened.size + editor.changed.size).toBe(0);
  });
});
