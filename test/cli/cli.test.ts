import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionOf } from '../support/definition.ts';

const cli = path.resolve(import.meta.dirname, '../../dist/cli.js');

const TYPO = `# kept
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: a}
spec:
  host: a
  trafficPolcy: {} # kept too
`;
const WARNING = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: a}
spec:
  selector: {matchLabels: {app: a}}
  rules:
    - from: [{source: {namespaces: [a]}}]
    - to: [{operation: {ports: ["80"]}}]
`;
/** A route to a subset that the rule does not have. */
const ROUTE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a}
spec:
  hosts: [a]
  http: [{route: [{destination: {host: a, subset: v9}}]}]
`;
const RULE = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: a}
spec: {host: a, subsets: [{name: v1, labels: {version: v1}}]}
`;
const FINE =
  'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: a}\nspec: {mtls: {mode: STRICT}}\n';
const DEFINITION = definitionOf(
  'PeerAuthentication.security.istio.io',
  '{type: object, properties: {own: {type: string}}}',
);

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'meshwright-'));
  mkdirSync(path.join(folder, 'crds'));
  writeFileSync(path.join(folder, 'typo.yaml'), TYPO);
  writeFileSync(path.join(folder, 'warning.yml'), WARNING);
  writeFileSync(path.join(folder, 'fine.yaml'), FINE);
  writeFileSync(path.join(folder, 'crds/peer.yaml'), DEFINITION);
});

afterAll(() => rmSync(folder, { recursive: true }));

function run(words: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    cwd: folder,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });
  return { status, stdout, stderr };
}

interface Json {
  readonly version: number;
  readonly files: number;
  readonly documents: number;
  readonly problems: readonly {
    readonly file: string;
    readonly code: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
    readonly fixes: readonly {
      readonly kind: string;
      readonly edits: readonly { readonly newText: string }[];
    }[];
  }[];
}

describe('meshwright lint', () => {
  it('prints text that terminals link, and a summary', () => {
    const { status, stdout } = run(['lint', 'typo.yaml']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^typo\.yaml:7:3 error Unknown field "trafficPolcy"/);
    expect(stdout).toMatch(/1 document in 1 file\.\n$/);
  });

  it('prints JSON by contract', () => {
    const { stdout } = run(['lint', '--format', 'json', 'typo.yaml', 'fine.yaml']);
    const result = JSON.parse(stdout) as Json;
    expect(result).toMatchObject({ version: 1, files: 2, documents: 2 });
    expect(result.problems[0]).toMatchObject({
      file: 'typo.yaml',
      code: 'schema/unknown-field',
      range: { start: { line: 6, character: 2 } },
    });
    expect(result.problems[0]?.fixes[0]).toMatchObject({
      kind: 'safe',
      edits: [{ newText: 'trafficPolicy' }],
    });
  });

  it('prints SARIF and GitHub annotations', () => {
    const sarif = JSON.parse(run(['lint', '--format', 'sarif', 'typo.yaml']).stdout) as {
      runs: { results: { ruleId: string }[] }[];
    };
    expect(sarif.runs[0]?.results[0]?.ruleId).toBe('schema/unknown-field');
    expect(run(['lint', '--format', 'github', 'typo.yaml']).stdout).toMatch(
      /^::error file=typo\.yaml,line=7,col=3,/,
    );
  });

  it('says by its exit status what fails a run', () => {
    expect(run(['lint', 'fine.yaml']).status).toBe(0);
    expect(run(['lint', 'warning.yml']).status).toBe(0);
    expect(run(['lint', '--max-warnings', '0', 'warning.yml']).status).toBe(1);
    expect(run(['lint', '--min-severity', 'warning', 'warning.yml']).status).toBe(1);
    expect(run(['lint', '--min-severity', 'error', 'warning.yml']).status).toBe(0);
    expect(run(['lint', '--format', 'xml', 'fine.yaml'])).toMatchObject({ status: 2, stdout: '' });
    expect(run(['lint', 'nowhere.yaml'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('nowhere.yaml'),
    });
    expect(run(['lint'])).toMatchObject({ status: 2 });
  });

  it('reads standard input', () => {
    expect(run(['lint', '-'], TYPO).stdout).toMatch(/^-:7:3 error/);
  });

  it('repairs what is safe to repair, and keeps the rest of the file', () => {
    writeFileSync(path.join(folder, 'fixed.yaml'), TYPO);
    run(['lint', '--fix', 'fixed.yaml']);
    expect(readFileSync(path.join(folder, 'fixed.yaml'), 'utf8')).toBe(
      TYPO.replace('trafficPolcy', 'trafficPolicy'),
    );
  });

  it('takes settings from a file beside the manifests, or from the one it is given', () => {
    writeFileSync(path.join(folder, 'quiet.yaml'), 'rules: {schema: off, istio: off}\n');
    expect(run(['lint', '--config', 'quiet.yaml', 'typo.yaml']).status).toBe(0);
    mkdirSync(path.join(folder, 'own'), { recursive: true });
    writeFileSync(path.join(folder, 'own/.meshwright.yaml'), 'rules: {schema: hint, istio: off}\n');
    writeFileSync(path.join(folder, 'own/typo.yaml'), TYPO);
    expect(run(['lint', 'own/typo.yaml']).stdout).toContain(' hint Unknown field "trafficPolcy"');
    rmSync(path.join(folder, 'own'), { recursive: true });
  });

  it('checks by definitions of the user', () => {
    expect(run(['lint', 'fine.yaml']).status).toBe(0);
    const { status, stdout } = run(['lint', '--crds', 'crds', 'fine.yaml']);
    expect(status).toBe(1);
    expect(stdout).toContain('Unknown field "mtls"');
    expect(run(['lint', '--crds', 'nowhere', 'fine.yaml']).status).toBe(2);
  });

  it('looks into folders, and follows references only in a closed world', () => {
    expect(run(['lint', '--format', 'json', '.']).stdout).toContain('"file": "warning.yml"');
  });

  it('knows the templates of a chart when only those are checked', () => {
    const templates = path.join(folder, 'shop/templates');
    mkdirSync(templates, { recursive: true });
    writeFileSync(path.join(templates, 'route.yaml'), `${ROUTE}---\n${RULE}`);
    expect(run(['lint', templates]).stdout).toContain('istio/virtual-service-unknown-subset');
    writeFileSync(path.join(folder, 'shop/Chart.yaml'), 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
    for (const target of [templates, path.join(templates, 'route.yaml'), path.join(folder, 'shop')]) {
      expect(run(['lint', target])).toMatchObject({
        status: 0,
        stdout: expect.not.stringContaining('istio/'),
      });
    }
    rmSync(path.join(folder, 'shop'), { recursive: true });
  });
});

describe('meshwright explain', () => {
  it('prints the page of a code, and refuses what is none', () => {
    expect(run(['explain', 'schema/unknown-field']).stdout).toMatch(/^# Use only fields that the kind has/);
    for (const code of ['nothing/here', '../package', '']) expect(run(['explain', code]).status).toBe(2);
  });
});

describe('meshwright', () => {
  it('says how it is used', () => {
    expect(run(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('meshwright lint') });
    expect(run(['frobnicate'])).toMatchObject({ status: 2, stderr: expect.stringContaining('"frobnicate"') });
  });
});
