import { afterEach, describe, expect, it } from 'vitest';
import {
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  RenameRequest,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { diskRuntime } from '../support/disk-runtime.ts';
import { PULLING, startInProcess, type TestClient } from '../support/lsp-client.ts';

const FOLDER = 'file:///w';

const VIRTUAL_SERVICE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a, namespace: shop}
spec:
  hosts: [reviews]
  http: [{route: [{destination: {host: reviews, subset: v9}}]}]
`;
const DESTINATION_RULE = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec: {host: reviews, subsets: [{name: v1, labels: {version: v1}}]}
`;
const SUBSET = 'istio/virtual-service-unknown-subset';

let client: TestClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** A server on a disk that is a map, with the workspace read. */
async function start(disk: Map<string, string>): Promise<TestClient> {
  client = await startInProcess(diskRuntime(disk), { capabilities: PULLING, folders: [FOLDER] });
  return client;
}

async function codesOf(uri: string): Promise<(string | number | undefined)[]> {
  return ((await client?.pull(uri)) ?? []).map(({ code }) => code);
}

async function allCodes(): Promise<string[]> {
  const report = await client?.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
    previousResultIds: [],
  });
  return (report?.items ?? []).flatMap((item) =>
    item.kind === 'full' ? item.items.map(({ code }) => `${item.uri} ${code}`) : [],
  );
}

describe('the server through the life of a workspace', () => {
  it('judges an open file by files that no editor shows, as they come and go', async () => {
    const disk = new Map([[`${FOLDER}/rule.yaml`, DESTINATION_RULE]]);
    const { connection, open } = await start(disk);
    await open(`${FOLDER}/a.yaml`, VIRTUAL_SERVICE);
    await expect.poll(async () => await codesOf(`${FOLDER}/a.yaml`), { timeout: 10_000 }).toContain(SUBSET);
    disk.set(`${FOLDER}/rule.yaml`, DESTINATION_RULE.replace('name: v1', 'name: v9'));
    const changes = [{ uri: `${FOLDER}/rule.yaml`, type: 2 as const }];
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await expect
      .poll(async () => await codesOf(`${FOLDER}/a.yaml`), { timeout: 10_000 })
      .not.toContain(SUBSET);
    disk.delete(`${FOLDER}/rule.yaml`);
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: `${FOLDER}/rule.yaml`, type: 3 }],
    });
    await expect
      .poll(async () => await codesOf(`${FOLDER}/a.yaml`), { timeout: 10_000 })
      .not.toContain(SUBSET);
  });

  it('goes back to what is on the disk when an editor is closed', async () => {
    const disk = new Map([[`${FOLDER}/a.yaml`, VIRTUAL_SERVICE.replace('hosts', 'hostz')]]);
    const { connection, open } = await start(disk);
    await open(`${FOLDER}/a.yaml`, VIRTUAL_SERVICE);
    await expect.poll(allCodes, { timeout: 10_000 }).not.toContain(`${FOLDER}/a.yaml schema/unknown-field`);
    await connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: `${FOLDER}/a.yaml` },
    });
    await expect.poll(allCodes, { timeout: 10_000 }).toContain(`${FOLDER}/a.yaml schema/unknown-field`);
  });

  it('takes settings files live, and leaves out what they exclude', async () => {
    const disk = new Map([
      [`${FOLDER}/a.yaml`, VIRTUAL_SERVICE.replace('hosts', 'hostz')],
      [`${FOLDER}/.meshwright.yaml`, 'exclude: ["a.yaml"]\n'],
    ]);
    const { connection } = await start(disk);
    await expect.poll(allCodes, { timeout: 10_000 }).toEqual([]);
    disk.set(`${FOLDER}/.meshwright.yaml`, 'rules: {istio: off}\n');
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [
        { uri: `${FOLDER}/.meshwright.yaml`, type: 2 },
        { uri: `${FOLDER}/a.yaml`, type: 2 },
      ],
    });
    await expect.poll(allCodes, { timeout: 10_000 }).toEqual([`${FOLDER}/a.yaml schema/unknown-field`]);
  });

  it('says why a name cannot be had', async () => {
    const { connection, open } = await start(new Map());
    await open(`${FOLDER}/a.yaml`, VIRTUAL_SERVICE);
    const request = connection.sendRequest(RenameRequest.type, {
      textDocument: { uri: `${FOLDER}/a.yaml` },
      position: { line: 2, character: 17 },
      newName: 'Not A Name',
    });
    await expect(request).rejects.toThrow('"Not A Name" is no name');
  });
});
