import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './folders.ts';
import { generateRuleIndex } from './generate-rule-index.ts';

const id = process.argv[2] ?? '';
const [area = '', name = ''] = id.split('/');
if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id)) {
  process.stderr.write(
    'Name the rule as <area>/<subject>-<fault>: npm run new-rule istio/virtual-service-no-hosts\n',
  );
  process.exit(2);
}
const constant = name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const title = 'Say in one sentence what is right';

const rule = `import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/** Says why, with the mesh fact and its upstream source (kind, field, version, page). */
export const ${constant} = defineRule({
  id: '${id}',
  title: '${title}',
  severity: 'warning',
  kinds: ['VirtualService.networking.istio.io'],
  *check(resource) {
    for (const host of scalars(resource.root, 'spec.hosts[*]')) {
      if (host.text !== 'fault') continue;
      yield { at: host, message: \`"\${host.text}" names the fault. Say what to do.\` };
    }
  },
});
`;

const example = (host: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: example
spec:
  hosts: [${host}]
  http:
    - route:
        - destination:
            host: example
`;

const page = `# ${title}

## Why

What happens otherwise, and who says so.

Source: [the upstream page](https://istio.io/latest/docs/), the version it holds for.

## Wrong

\`\`\`yaml
${example('fault')}\`\`\`

## Right

\`\`\`yaml
${example('example')}\`\`\`

## When to switch it off

When the fault is meant.
`;

const test = `import { ${constant} } from '../../../server/src/rules/${id}.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(${constant}, {
  valid: {
    'a near miss': \`${example('faults')}\`,
    'another near miss': \`${example('default')}\`,
  },
  invalid: {
    'the fault': {
      yaml: \`${example('<|fault|>').replace('[<|fault|>]', '[<|fault|>] #! "fault" names the fault. Say what to do.')}\`,
    },
  },
});
`;

const files = new Map([
  [`server/src/rules/${id}.ts`, rule],
  [`server/src/rules/${id}.md`, page],
  [`test/rules/${id}.test.ts`, test],
]);
for (const [file, text] of files) {
  const target = path.join(repositoryRoot, file);
  if (existsSync(target)) {
    process.stderr.write(`${file} exists already.\n`);
    process.exit(2);
  }
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  process.stdout.write(`${file}\n`);
}
await generateRuleIndex();
process.stdout.write(
  `Listed in server/src/rules/${area}/index.ts. Now: npx vitest test/rules/${id}.test.ts\n`,
);
