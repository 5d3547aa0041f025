import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintTexts } from '../support/lint-texts.ts';

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.yaml'));

/** What is rightly said of manifests that people run: traps that are worth knowing, old versions. Others are silent. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'cilium-and-istio-together.yaml': ['information istio/service-port-not-on-workload at 9000'],
  'istio-ambient-multi-team.yaml': ['information schema/experimental-field at retry'],
  'istio-egress-gateway.yaml': ['information istio/destination-rule-subset-without-labels at cnn'],
  'istio-extensions.yaml': ['information istio/envoy-filter-relative-operation at INSERT_BEFORE'],
  'istio-injected-gateway.yaml': ['information istio/service-port-protocol at status-port'],
  'linkerd-gateway-api-routes.yaml': ['information gateway-api/parent-wrong-group at core'],
  'linkerd-high-availability.yaml': [
    'information linkerd/server-authorization-superseded at ServerAuthorization',
  ],
  'linkerd-multicluster.yaml': ['information gateway-api/parent-wrong-group at core'],
  'linkerd-policy-http-route.yaml': ['warning api/deprecated-version at v1beta1'],
};

/** The files of one workspace: parts that start with a line `# file: <path>`, or the whole text as one file. */
function splitFiles(file: string, text: string): Record<string, string> {
  const [, ...parts] = text.split(/^(?:---\n)?# file: (.+)\n/m);
  if (parts.length === 0) return { [file]: text };
  const found: Record<string, string> = {};
  for (let index = 0; index < parts.length; index += 2) found[parts[index] ?? ''] = parts[index + 1] ?? '';
  return found;
}

describe('manifests as people run them', () => {
  it.each(files)('%s raises no false alarm', async (file) => {
    const text = readFileSync(path.join(import.meta.dirname, file), 'utf8');
    const found = await lintTexts(splitFiles(file, text));
    expect(found.map((problem) => `${problem.severity} ${problem.code} at ${problem.text}`)).toEqual(
      EXPECTED[file] ?? [],
    );
  });

  it('are many', () => expect(files.length).toBeGreaterThanOrEqual(40));
});
