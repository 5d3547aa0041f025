import { afterEach, describe, expect, it } from 'vitest';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  HoverRequest,
  WorkspaceDiagnosticRequest,
  type FileEvent,
} from 'vscode-languageserver/node';
import { diskRuntime } from '../support/disk-runtime.ts';
import { PULLING, startInProcess, type TestClient } from '../support/lsp-client.ts';

const policy = (mode: string) => `{
  "apiVersion": "security.istio.io/v1",
  "kind": "PeerAuthentication",
  "metadata": {"name": "a", "namespace": "shop"},
  "spec": {"mtls": {"mode": "${mode}"}}
}
`;

let client: TestClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function start(disk: ReadonlyMap<string, string>): Promise<TestClient> {
  client = await startInProcess(diskRuntime(disk), { capabilities: PULLING, folders: ['file:///w'] });
  return client;
}

/** The files that have problems, those of no editor included. */
async function filesWithProblems(): Promise<string[]> {
  const report = await client?.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
    previousResultIds: [],
  });
  return (report?.items ?? []).flatMap((item) =>
    item.kind === 'full' && item.items.length > 0 ? [item.uri] : [],
  );
}

describe('a server with files in JSON', () => {
  it('knows the problems of manifests that nobody opened, and follows them', async () => {
    const disk = new Map([
      ['file:///w/policy.json', policy('strict')],
      ['file:///w/settings.json', '{"mode": "strict",,'],
    ]);
    const { connection } = await start(disk);
    expect(await filesWithProblems()).toEqual(['file:///w/policy.json']);
    disk.set('file:///w/policy.json', policy('STRICT'));
    const changes: FileEvent[] = [{ uri: 'file:///w/policy.json', type: FileChangeType.Changed }];
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await expect.poll(filesWithProblems).toEqual([]);
  });

  it('judges an unsaved text by how it begins', async () => {
    const { open, pull } = await start(new Map());
    await open('untitled:Untitled-1', policy('strict'));
    expect((await pull('untitled:Untitled-1')).map(({ code }) => code)).toEqual(['schema/not-allowed-value']);
  });

  it('has nothing to say of other JSON, and hears when it becomes a manifest', async () => {
    const { open, change, pull, connection } = await start(new Map());
    const uri = 'file:///w/a.json';
    await open(uri, '{"name": "web",,');
    expect(await pull(uri)).toEqual([]);
    const position = { line: 0, character: 3 };
    expect(await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position })).toBeNull();
    await change(uri, 2, policy('strict'));
    expect((await pull(uri)).map(({ code }) => code)).toEqual(['schema/not-allowed-value']);
  });
});
