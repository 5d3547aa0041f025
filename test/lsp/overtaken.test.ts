import { afterEach, describe, expect, it } from 'vitest';
import { CompletionRequest, HoverRequest, LSPErrorCodes, type Position } from 'vscode-languageserver/node';
import { makeFile } from '../bench/texts.ts';
import { diskRuntime } from '../support/disk-runtime.ts';
import { startInProcess, type TestClient } from '../support/lsp-client.ts';

const URI = 'file:///w/a.yaml';
const TEXT = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a}
spec:
  ho
`;
const AT_FIELD: Position = { line: 4, character: 4 };

let client: TestClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** A server with `TEXT` open that gets no schema, and so answers nothing about it, until it is let go on. */
async function startHeld(): Promise<{ client: TestClient; goOn: () => void }> {
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const runtime = diskRuntime(new Map());
  const schemas = {
    read: async (file: string) => {
      await held;
      return await runtime.schemas.read(file);
    },
  };
  client = await startInProcess({ ...runtime, schemas });
  await client.open(URI, TEXT);
  return { client, goOn };
}

describe('a request that an edit overtakes', () => {
  const ask = { textDocument: { uri: URI }, position: AT_FIELD };

  it('is not answered with places of the old text', async () => {
    const { client: held, goOn } = await startHeld();
    const hover = held.connection.sendRequest(HoverRequest.type, ask);
    await held.change(URI, 2, `# A line more.\n${TEXT}`);
    goOn();
    await expect(hover).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  });

  it('is answered if it is for what may stand where somebody types on', async () => {
    const { client: held, goOn } = await startHeld();
    const completion = held.connection.sendRequest(CompletionRequest.type, ask);
    await held.change(URI, 2, TEXT.replace('  ho\n', '  hosts\n'));
    goOn();
    expect(JSON.stringify(await completion)).toContain('"label":"hosts"');
  });

  it('is not answered if what goes before has changed, not even then', async () => {
    const { client: held, goOn } = await startHeld();
    const completion = held.connection.sendRequest(CompletionRequest.type, ask);
    await held.change(URI, 2, TEXT.replace('VirtualService', 'Gateway'));
    goOn();
    await expect(completion).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  });

  it('is answered for the new text if it is for the problems', async () => {
    const { client: held, goOn } = await startHeld();
    const problems = held.pull(URI);
    await held.change(URI, 2, TEXT.replace('  ho\n', '  hostz: [a]\n'));
    goOn();
    expect(JSON.stringify(await problems)).toContain('hostz');
  });
});

describe('a large text', () => {
  it('is known as it is, whatever is typed while it is read', async () => {
    const text = makeFile(20_000);
    client = await startInProcess(diskRuntime(new Map()));
    const whole = client.open(URI, text);
    const wrong = text.replace('spec:\n', 'spec:\n  zzz: 1\n');
    await client.change(URI, 2, text.slice(0, text.length >> 1));
    await client.change(URI, 3, wrong);
    await whole;
    const messages = (await client.pull(URI)).map(({ message }) => message);
    expect(messages.filter((message) => JSON.stringify(message).includes('zzz'))).toHaveLength(1);
    const symbols = await client.connection.sendRequest<{ range: { end: Position } }[]>(
      'textDocument/documentSymbol',
      { textDocument: { uri: URI } },
    );
    expect(symbols).toHaveLength(text.split('\n---\n').length);
    await client.change(URI, 4, 'a: 1\n');
    expect(await client.pull(URI)).toEqual([]);
  }, 30_000);

  it('is forgotten when its editor is closed, also if another opens at once', async () => {
    const text = makeFile(20_000);
    client = await startInProcess(diskRuntime(new Map()));
    await client.open(URI, text);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    await client.open(URI, TEXT.replace('  ho\n', '  hostz: [a]\n'));
    const problems = await client.pull(URI);
    expect(problems.every(({ range }) => range.start.line < 6)).toBe(true);
    expect(JSON.stringify(problems)).toContain('hostz');
  }, 30_000);
});
