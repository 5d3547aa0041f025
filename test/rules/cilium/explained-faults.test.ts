import { expect, it } from 'vitest';
import { lintTexts } from '../../support/lint-texts.ts';
import { policyOf } from './policy-text.ts';

const policy = policyOf('  policyTypes: [Ingress]\n  ingress: [{}]\n');

it('replaces what the schema says of a field by what the rule knows of it', async () => {
  const problems = await lintTexts({ 'a.yaml': policy });
  expect(problems.map(({ code, text }) => [code, text])).toEqual([
    ['cilium/network-policy-syntax', 'policyTypes'],
  ]);
});

it('leaves the word to the schema when the rule is switched off', async () => {
  const problems = await lintTexts(
    { 'a.yaml': policy },
    { rules: { 'cilium/network-policy-syntax': 'off' } },
  );
  expect(problems.map(({ code, text }) => [code, text])).toEqual([['schema/unknown-field', 'policyTypes']]);
});
