import * as assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, codeOf, openText, waitForDiagnostics } from './editor.ts';
import { eventually } from './eventually.ts';

const manifest = `apiVersion: networking.itsio.io/v1
kind: VirtualService
metadata:
  name: basket
spec:
  hosts: [basket.test]
  http:
    - route:
        - destination:
            host: basket.test
`;

// In a web worker there is no process to end, and on Windows no `ps` to find it by.
if (process.env['MESHWRIGHT_E2E_RESULT'] !== undefined && process.platform !== 'win32') {
  suite('A server that dies', () => {
    teardown(closeAll);

    test('comes back and knows what was typed meanwhile', async () => {
      const opened = await openText(manifest);
      await waitForDiagnostics(opened, ([first]) => codeOf(first?.code) === 'api/unknown-group');
      const first = await eventually('a server', findServer);
      const { document, editor } = opened;
      const asked = vscode.commands.executeCommand(
        'vscode.executeHoverProvider',
        document.uri,
        document.positionAt(manifest.indexOf('hosts')),
      );
      process.kill(first, 'SIGKILL');
      // What was asked of the server that died is answered too, with something or nothing.
      await asked;
      const [wrong, fieldAt] = ['itsio', manifest.indexOf('http:')];
      const group = document.positionAt(manifest.indexOf(wrong));
      const field = document.positionAt(fieldAt);
      await editor.edit((edit) => {
        edit.replace(new vscode.Range(group, group.translate(0, wrong.length)), 'istio');
        edit.replace(new vscode.Range(field, field.translate(0, 'http'.length)), 'htpp');
      });
      const found = await waitForDiagnostics(opened, (diagnostics) =>
        diagnostics.some(({ code }) => codeOf(code) === 'schema/unknown-field'),
      );
      assert.ok(found.every(({ code }) => codeOf(code) !== 'api/unknown-group'));
      const second = await eventually('another server', findServer);
      assert.ok(second !== first);
    });
  });
}

/** Gives the id of the process in which the server of this extension host runs; undefined if there is none. */
async function findServer(): Promise<number | undefined> {
  // A static import would keep the suite from starting in a web worker.
  const { execFileSync } = await import('node:child_process');
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  for (const line of processes.split('\n')) {
    const [, id, parent, command] = /^ *(\d+) +(\d+) +(.*)$/.exec(line) ?? [];
    if (Number(parent) === process.pid && command?.includes('server.js') === true) return Number(id);
  }
  return undefined;
}
