import { describe, expect, it } from 'vitest';
import { lintTexts } from '../support/lint-texts.ts';

const lint = async (text: string) => (await lintTexts({ 'a.yaml': text })).map((problem) => problem.text);

const service = (spec: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ .Release.Name }}
spec:
${spec}`;

describe('templates', () => {
  it('still reports what no expression touches', async () => {
    expect(await lint(service('  hosts: [a]\n  htpp: []\n'))).toEqual(['htpp']);
  });

  it('says nothing about values that are filled in', async () => {
    expect(await lint(service('  hosts: [a]\n  http:\n    - timeout: {{ .Values.timeout }}\n'))).toEqual([]);
    expect(
      await lint(service('  hosts: ["{{ .Values.host }}.com"]\n  http:\n    - timeout: "x{{ .a }}"\n')),
    ).toEqual([]);
  });

  it('says nothing about blocks that an expression fills', async () => {
    expect(
      await lint(service('  hosts: [a]\n  http:\n    {{- toYaml .Values.http | nindent 4 }}\n')),
    ).toEqual([]);
    expect(await lint(service('  {{- if .Values.on }}\n  hosts: [a]\n  {{- end }}\n'))).toEqual([]);
  });

  it('reads what stands between control lines', async () => {
    const text = service('  hosts: [a]\n  {{- if .Values.on }}\n  tcpp: []\n  {{- end }}\n');
    expect(await lint(text)).toEqual(['tcpp']);
  });

  it('never reports YAML syntax there', async () => {
    expect(await lint(service('  hosts: [a\n  {{- range .x }}\n - b: {{ .c }}: d\n'))).toEqual([]);
  });

  it('leaves other tools their placeholders', async () => {
    expect(
      await lint(
        service('  hosts: [$(HOST)]\n  http: [{timeout: "${TIMEOUT}"}]\n').replace(/\{\{.*\}\}/, 'a'),
      ),
    ).toEqual([]);
  });
});
