import { afterEach, describe, expect, it } from 'vitest';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  FileChangeType,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
  type FileEvent,
} from 'vscode-languageserver/node';
import { diskRuntime } from '../support/disk-runtime.ts';
import { PULLING, startInProcess, type TestClient } from '../support/lsp-client.ts';

/** A VirtualService whose `exportTo` is misspelled. */
const MISSPELLED = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a, namespace: shop}
spec: {hosts: [a.test], exportTu: [.], http: [{route: [{destination: {host: a.test}}]}]}
`;
const VIRTUAL_SERVICE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: shop}
spec:
  hosts: [reviews]
  http: [{route: [{destination: {host: reviews, subset: v9}}]}]
`;
const DESTINATION_RULE = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec: {host: reviews, subsets: [{name: v1, labels: {version: v1}}]}
`;
const UNKNOWN_FIELD = 'schema/unknown-field';
const UNKNOWN_SUBSET = 'istio/virtual-service-unknown-subset';

let client: TestClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

interface StartOptions {
  readonly folders: readonly string[];
  readonly onRead?: (uri: string) => void;
  /** The editor's settings for a folder; undefined for those of all. */
  readonly configuration?: (folder: string | undefined) => unknown;
}

/** Starts a server on a disk, as a client that has several folders. */
async function start(
  disk: ReadonlyMap<string, string>,
  { folders, onRead, configuration }: StartOptions,
): Promise<TestClient> {
  client = await startInProcess(diskRuntime(disk, onRead), {
    capabilities: {
      ...PULLING,
      workspace: { ...PULLING.workspace, workspaceFolders: true, configuration: configuration !== undefined },
    },
    folders,
    ...(configuration === undefined ? {} : { configuration }),
  });
  return client;
}

/** The codes of all problems, those of unopened files included, behind their file's address. */
async function allCodes(): Promise<string[]> {
  const report = await client?.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
    previousResultIds: [],
  });
  return (report?.items ?? [])
    .flatMap((item) => (item.kind === 'full' ? item.items.map(({ code }) => `${item.uri} ${code}`) : []))
    .sort();
}

/** The names of all resources that the server knows of. */
async function allNames(): Promise<string[]> {
  const symbols = await client?.connection.sendRequest(WorkspaceSymbolRequest.type, { query: '' });
  return (symbols ?? []).map(({ name, location }) => `${name} ${location.uri}`).sort();
}

async function happen(...changes: FileEvent[]): Promise<void> {
  await client?.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
}

async function changeFolders(change: { added?: string[]; removed?: string[] }): Promise<void> {
  const toFolders = (uris: string[] = []) => uris.map((uri) => ({ uri, name: uri }));
  await client?.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
    event: { added: toFolders(change.added), removed: toFolders(change.removed) },
  });
}

describe('several folders', () => {
  it('have a settings file each', async () => {
    const disk = new Map([
      ['file:///a/x.yaml', MISSPELLED],
      ['file:///a/.meshwright.yaml', `rules: {${UNKNOWN_FIELD}: off}\n`],
      ['file:///b/x.yaml', MISSPELLED],
      ['file:///b/.meshwright.yaml', 'exclude: [left-out/**]\n'],
      ['file:///b/left-out/x.yaml', MISSPELLED],
      ['file:///c/left-out/x.yaml', MISSPELLED],
    ]);
    await start(disk, { folders: ['file:///a', 'file:///b', 'file:///c'] });
    expect(await allCodes()).toEqual([
      `file:///b/x.yaml ${UNKNOWN_FIELD}`,
      `file:///c/left-out/x.yaml ${UNKNOWN_FIELD}`,
    ]);
  });

  it("have settings of the editor's own each, taken live", async () => {
    const disk = new Map([
      ['file:///a/x.yaml', MISSPELLED],
      ['file:///b/x.yaml', MISSPELLED],
    ]);
    let silent = 'file:///a';
    const configuration = (folder: string | undefined) =>
      folder === silent ? { rules: { [UNKNOWN_FIELD]: 'off' } } : null;
    const { connection } = await start(disk, { folders: ['file:///a', 'file:///b'], configuration });
    expect(await allCodes()).toEqual([`file:///b/x.yaml ${UNKNOWN_FIELD}`]);
    silent = 'file:///b';
    await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await expect.poll(allCodes).toEqual([`file:///a/x.yaml ${UNKNOWN_FIELD}`]);
  });

  it('make one workspace: what is in one has consequences in the other, as it comes and goes', async () => {
    const disk = new Map([
      ['file:///a/route.yaml', VIRTUAL_SERVICE],
      ['file:///b/rule.yaml', DESTINATION_RULE],
    ]);
    const { open, pull } = await start(disk, { folders: ['file:///a'] });
    await open('file:///a/route.yaml', VIRTUAL_SERVICE);
    const codes = async () => (await pull('file:///a/route.yaml')).map(({ code }) => code);
    expect(await allCodes()).toEqual([]);
    await changeFolders({ added: ['file:///b'] });
    await expect.poll(codes).toEqual([UNKNOWN_SUBSET]);
    await changeFolders({ removed: ['file:///b'] });
    await expect.poll(codes).toEqual([]);
    expect(await allNames()).not.toContain('DestinationRule reviews file:///b/rule.yaml');
  });

  it('read each file once where one lies in the other', async () => {
    const disk = new Map([
      ['file:///a/x.yaml', MISSPELLED],
      ['file:///a/inner/y.yaml', MISSPELLED],
    ]);
    const read: string[] = [];
    await start(disk, { folders: ['file:///a/inner', 'file:///a'], onRead: (uri) => read.push(uri) });
    expect(await allCodes()).toEqual([
      `file:///a/inner/y.yaml ${UNKNOWN_FIELD}`,
      `file:///a/x.yaml ${UNKNOWN_FIELD}`,
    ]);
    expect(read.sort()).toEqual(['file:///a/inner/y.yaml', 'file:///a/x.yaml']);
  });

  it('keep the files of an inner folder when the outer one goes, and the other way round', async () => {
    const disk = new Map([
      ['file:///a/x.yaml', MISSPELLED],
      ['file:///a/.meshwright.yaml', 'exclude: ["inner/z.yaml"]\n'],
      ['file:///a/inner/y.yaml', MISSPELLED],
      ['file:///a/inner/z.yaml', MISSPELLED],
    ]);
    await start(disk, { folders: ['file:///a', 'file:///a/inner'] });
    const inner = [`file:///a/inner/y.yaml ${UNKNOWN_FIELD}`, `file:///a/inner/z.yaml ${UNKNOWN_FIELD}`];
    expect(await allCodes()).toEqual([...inner, `file:///a/x.yaml ${UNKNOWN_FIELD}`]);
    await changeFolders({ removed: ['file:///a'] });
    await expect.poll(allCodes).toEqual(inner);
    await changeFolders({ added: ['file:///a'], removed: ['file:///a/inner'] });
    // What the outer folder excludes is excluded once it is the only one.
    await expect
      .poll(allCodes)
      .toEqual([`file:///a/inner/y.yaml ${UNKNOWN_FIELD}`, `file:///a/x.yaml ${UNKNOWN_FIELD}`]);
  });

  it('forget the settings files of a folder that goes', async () => {
    const disk = new Map([
      ['file:///a/.meshwright.yaml', `rules: {${UNKNOWN_FIELD}: off}\n`],
      ['file:///a/inner/y.yaml', MISSPELLED],
    ]);
    await start(disk, { folders: ['file:///a', 'file:///a/inner'] });
    expect(await allCodes()).toEqual([]);
    await changeFolders({ removed: ['file:///a'] });
    await expect.poll(allCodes).toEqual([`file:///a/inner/y.yaml ${UNKNOWN_FIELD}`]);
  });
});

describe('files that change outside of the editor', () => {
  it('are followed to their new names', async () => {
    const disk = new Map([['file:///a/old.yaml', MISSPELLED]]);
    await start(disk, { folders: ['file:///a'] });
    expect(await allCodes()).toEqual([`file:///a/old.yaml ${UNKNOWN_FIELD}`]);
    disk.delete('file:///a/old.yaml');
    disk.set('file:///a/new.yaml', MISSPELLED);
    await happen(
      { uri: 'file:///a/old.yaml', type: FileChangeType.Deleted },
      { uri: 'file:///a/new.yaml', type: FileChangeType.Created },
    );
    await expect.poll(allCodes).toEqual([`file:///a/new.yaml ${UNKNOWN_FIELD}`]);
  });

  it('are followed into a folder of another name, of which only the folder is told', async () => {
    const disk = new Map([
      ['file:///a/my%20shop/deep/x.yaml', MISSPELLED],
      ['file:///a/my%20shop/.meshwright.yaml', 'rules: {istio: off}\n'],
      ['file:///a/my%20shop-too.yaml', MISSPELLED],
    ]);
    await start(disk, { folders: ['file:///a'] });
    const other = `file:///a/my%20shop-too.yaml ${UNKNOWN_FIELD}`;
    expect(await allCodes()).toEqual([other, `file:///a/my%20shop/deep/x.yaml ${UNKNOWN_FIELD}`].sort());
    for (const uri of [...disk.keys()].filter((key) => key.includes('/my%20shop/'))) {
      const text = disk.get(uri) ?? '';
      disk.delete(uri);
      disk.set(uri.replace('my%20shop', 'ours'), text);
    }
    disk.set('file:///a/ours/.meshwright.yaml', `rules: {${UNKNOWN_FIELD}: off}\n`);
    await happen(
      { uri: 'file:///a/my%20shop', type: FileChangeType.Deleted },
      { uri: 'file:///a/ours', type: FileChangeType.Created },
    );
    await expect.poll(allCodes).toEqual([other]);
    expect(await allNames()).toEqual([
      'VirtualService a file:///a/my%20shop-too.yaml',
      'VirtualService a file:///a/ours/deep/x.yaml',
    ]);
  });

  it('stay as the editor shows them while they are open', async () => {
    const disk = new Map([['file:///a/x.yaml', MISSPELLED]]);
    const { connection, open } = await start(disk, { folders: ['file:///a'] });
    await open('file:///a/x.yaml', MISSPELLED);
    disk.clear();
    await happen({ uri: 'file:///a', type: FileChangeType.Deleted });
    expect(await allCodes()).toEqual([`file:///a/x.yaml ${UNKNOWN_FIELD}`]);
    await connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: 'file:///a/x.yaml' },
    });
    await expect.poll(allCodes).toEqual([]);
  });

  it('are none of ours in folders of others, and outside of the workspace', async () => {
    const disk = new Map([
      ['file:///a/node_modules/x/x.yaml', MISSPELLED],
      ['file:///elsewhere/x.yaml', MISSPELLED],
    ]);
    const { connection, open } = await start(disk, { folders: ['file:///a'] });
    for (const uri of disk.keys()) {
      await happen({ uri, type: FileChangeType.Created });
      await open(uri, MISSPELLED);
    }
    expect(await allCodes()).toHaveLength(2);
    for (const uri of disk.keys()) {
      await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    }
    await expect.poll(allCodes).toEqual([]);
  });

  it('come and go with what the settings exclude', async () => {
    const disk = new Map([
      ['file:///a/x.yaml', MISSPELLED],
      ['file:///a/.meshwright.yaml', 'exclude: ["*"]\n'],
    ]);
    await start(disk, { folders: ['file:///a'] });
    expect(await allNames()).toEqual([]);
    disk.delete('file:///a/.meshwright.yaml');
    await happen({ uri: 'file:///a/.meshwright.yaml', type: FileChangeType.Deleted });
    await expect.poll(allCodes).toEqual([`file:///a/x.yaml ${UNKNOWN_FIELD}`]);
    disk.set('file:///a/.meshwright.yaml', 'exclude: ["x.yaml"]\n');
    await happen({ uri: 'file:///a/.meshwright.yaml', type: FileChangeType.Created });
    await expect.poll(allCodes).toEqual([]);
    expect(await allNames()).toEqual([]);
  });

  it('are never judged where they are read for their definitions alone', async () => {
    const disk = new Map([
      ['file:///a/x.yaml', MISSPELLED],
      ['file:///a/.meshwright.yaml', 'crds: [../elsewhere/crds.yaml]\n'],
      ['file:///elsewhere/crds.yaml', MISSPELLED],
    ]);
    await start(disk, { folders: ['file:///a'] });
    const ours = [`file:///a/x.yaml ${UNKNOWN_FIELD}`];
    expect(await allCodes()).toEqual(ours);
    expect(await allNames()).toHaveLength(2);
    for (const rest of ['hover: brief\n', 'hover: full\n']) {
      disk.set('file:///a/.meshwright.yaml', `crds: [../elsewhere/crds.yaml]\n${rest}`);
      await happen({ uri: 'file:///a/.meshwright.yaml', type: FileChangeType.Changed });
      expect(await allCodes()).toEqual(ours);
    }
    disk.set('file:///a/.meshwright.yaml', 'hover: full\n');
    await happen({ uri: 'file:///a/.meshwright.yaml', type: FileChangeType.Changed });
    await expect.poll(allNames).toHaveLength(1);
  });
});
