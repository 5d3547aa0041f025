import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  CancellationTokenSource,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WorkDoneProgress,
  WorkspaceDiagnosticRequest,
  type PreviousResultId,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
} from 'vscode-languageserver/node';
import { diskRuntime } from '../support/disk-runtime.ts';
import { PULLING, startInProcess, type TestClient } from '../support/lsp-client.ts';

/** A VirtualService whose `exportTo` is misspelled. */
const MISSPELLED = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a, namespace: shop}
spec: {hosts: [a.test], exportTu: [.], http: [{route: [{destination: {host: a.test}}]}]}
`;
const RIGHT = MISSPELLED.replace('exportTu', 'exportTo');

/** Twenty files with a problem each. */
const FILES = Array.from({ length: 20 }, (_, index) => `file:///w/${10 + index}.yaml`);

let client: TestClient | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  await client?.stop();
  client = undefined;
});

interface Started extends TestClient {
  readonly disk: Map<string, string>;
  /** What the server told of its progress, whatever token it chose. */
  readonly progress: WorkDoneProgressValue[];
}

type WorkDoneProgressValue = { readonly kind: string; readonly title?: string; readonly message?: string };

async function start(): Promise<Started> {
  const disk = new Map(FILES.map((uri) => [uri, MISSPELLED]));
  const progress: WorkDoneProgressValue[] = [];
  client = await startInProcess(diskRuntime(disk), {
    capabilities: { ...PULLING, window: { workDoneProgress: true } },
    folders: ['file:///w'],
    onProgress: (value) => progress.push(value),
  });
  return { ...client, disk, progress };
}

/** Makes every look at the clock find it a tenth of a second later. */
function slowDown(): void {
  let time = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => (time += 100));
}

/** Asks for a report in parts, as VS Code does, and gives the parts and what came at the end. */
async function askInParts(
  previousResultIds: PreviousResultId[] = [],
  token = new CancellationTokenSource().token,
): Promise<{ parts: WorkspaceDiagnosticReportPartialResult[]; last: WorkspaceDiagnosticReport }> {
  const connection = client?.connection;
  if (connection === undefined) throw new Error('There is no server.');
  const parts: WorkspaceDiagnosticReportPartialResult[] = [];
  const partialResultToken = crypto.randomUUID();
  connection.onProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, (part) => {
    parts.push(part);
  });
  const last = await connection.sendRequest(
    WorkspaceDiagnosticRequest.type,
    { previousResultIds, partialResultToken },
    token,
  );
  return { parts, last };
}

function idsIn({ items }: WorkspaceDiagnosticReport): PreviousResultId[] {
  return items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
}

describe('the problems of all files', () => {
  it('come in parts to a client that takes them, each file once, and nothing after the last part', async () => {
    await start();
    slowDown();
    const { parts, last } = await askInParts();
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.flatMap(({ items }) => items.map(({ uri }) => uri))).toEqual(FILES);
    expect(last.items).toEqual([]);
  });

  it('come at once when they are found quickly', async () => {
    await start();
    const { parts, last } = await askInParts();
    expect(parts).toEqual([]);
    expect(last.items.map(({ uri }) => uri)).toEqual(FILES);
  });

  it('come whole to a client that takes no parts, however long it takes', async () => {
    const { connection } = await start();
    slowDown();
    const report = await connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    expect(report.items).toHaveLength(FILES.length);
  });

  it('are not sent again to a client that knows them, but when something has changed', async () => {
    const { connection, disk } = await start();
    const known = idsIn((await askInParts()).last);
    let isAnswered = false;
    const answer = askInParts(known).finally(() => (isAnswered = true));
    // The server answers in order: had it answered this one, it would have come first.
    await connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    expect(isAnswered).toBe(false);
    disk.set('file:///w/10.yaml', RIGHT);
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: 'file:///w/10.yaml', type: FileChangeType.Changed }],
    });
    const { last } = await answer;
    expect(last.items.filter(({ kind }) => kind === 'full')).toMatchObject([
      { uri: 'file:///w/10.yaml', items: [] },
    ]);
  });

  it('are sent to a client that knows only some, and to one that takes no parts', async () => {
    const { connection } = await start();
    const known = idsIn((await askInParts()).last);
    const { last } = await askInParts(known.slice(1));
    expect(last.items.map(({ kind }) => kind)).toEqual(['full', ...known.slice(1).map(() => 'unchanged')]);
    const report = await connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: known,
    });
    expect(report.items.map(({ kind }) => kind)).toEqual(known.map(() => 'unchanged'));
  });

  it('keep their ids when all is judged anew with the same result', async () => {
    const { connection, disk } = await start();
    const known = idsIn((await askInParts()).last);
    disk.set('file:///w/.meshwright.yaml', 'hover: brief\n');
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: 'file:///w/.meshwright.yaml', type: FileChangeType.Created }],
    });
    const { last } = await askInParts(known);
    expect(last.items.map(({ kind }) => kind)).toEqual(known.map(() => 'unchanged'));
  });

  it('are not waited for any more by a client that cancels', async () => {
    await start();
    const known = idsIn((await askInParts()).last);
    const cancelling = new CancellationTokenSource();
    const answer = askInParts(known, cancelling.token);
    cancelling.cancel();
    await expect(answer).rejects.toThrow('cancelled');
  });
});

describe('progress', () => {
  it('is not told of work that takes no time', async () => {
    const { progress } = await start();
    await askInParts();
    expect(progress).toEqual([]);
  });

  it('is told of the reading of files', async () => {
    slowDown();
    const { progress } = await start();
    await expect.poll(() => progress.at(-1)?.kind).toBe('end');
    expect(progress[0]).toMatchObject({ kind: 'begin', title: 'Meshwright reads files' });
    for (const { message } of progress.slice(0, -1)) expect(message).toMatch(/^\d+ of 20 files$/);
  });

  it('is told of their checks, under the token that the client gave', async () => {
    const { connection, progress } = await start();
    await askInParts();
    slowDown();
    const own: WorkDoneProgressValue[] = [];
    connection.onProgress(WorkDoneProgress.type, 'own', (value) => {
      own.push(value);
    });
    const question = { previousResultIds: [], workDoneToken: 'own' };
    await connection.sendRequest(WorkspaceDiagnosticRequest.type, question);
    expect(own[0]).toMatchObject({ kind: 'begin', title: 'Meshwright checks files' });
    expect(own.at(-1)?.kind).toBe('end');
    expect(progress).toEqual([]);
  });

  it('is told of their checks to a client without a token, too', async () => {
    const { progress } = await start();
    await askInParts();
    slowDown();
    await askInParts();
    await expect.poll(() => progress.at(-1)?.kind).toBe('end');
    expect(progress[0]).toMatchObject({ kind: 'begin', title: 'Meshwright checks files' });
  });
});
