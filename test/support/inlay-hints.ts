import { expect } from 'vitest';
import type { Settings } from '../../server/src/resources/settings.ts';
import { lineStarts } from '../../server/src/util/line-index.ts';
import { openWorkspace } from './feature-test.ts';

const HINT = / ‹[^›]*›/g;
const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

/**
 * Fails unless the hints of the first file of a workspace are those that stand in its text, each as ` ‹hint›` in its
 * place; a text without such hints must get none.
 */
export function checkHints(expected: string, settings: Partial<Settings> = {}): void {
  const { service, textOf } = openWorkspace(expected.replaceAll(HINT, ''), settings);
  const [uri = ''] = service.files();
  const text = textOf(uri);
  const starts = lineStarts(text);
  const hints = service
    .inlayHints(uri, EVERYTHING)
    .map(({ position, label }) => ({ at: (starts[position.line] ?? 0) + position.character, label }))
    .sort((left, right) => left.at - right.at);
  let shown = '';
  let at = 0;
  for (const hint of hints) {
    const label = typeof hint.label === 'string' ? hint.label : hint.label.map(({ value }) => value).join('');
    shown += `${text.slice(at, hint.at)} ‹${label}›`;
    at = hint.at;
  }
  const [first = ''] = expected.replace(/^# file: .+\n/, '').split(/^# file: .+\n/m);
  expect(shown + text.slice(at)).toBe(first);
}
