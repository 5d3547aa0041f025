import { entriesOf, type MetadataEntry } from '../shared/pod-metadata.ts';
import { insertPair } from '../../yaml/edit.ts';
import { renameFix } from '../shared/rename-fix.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { valueOf } from './shared/entry-fixes.ts';
import { EGRESS_NETWORK } from './shared/kinds.ts';
import { ACCRUAL_MODE, SUCCESS_RATE } from './shared/outbound-keys.ts';

/** Without a mode nobody reads the parameters of circuit breaking, and each mode reads its own. */
export const failureAccrualUnread = defineRule({
  id: 'linkerd/failure-accrual-unread',
  title: 'Name the mode of circuit breaking that reads the parameters',
  severity: 'warning',
  kinds: ['Service', EGRESS_NETWORK],
  fixable: 'suggestion',
  upstream: ['L5D-ANN-021', 'L5D-ANN-025'],
  judgesAbsence: true,
  *check(resource) {
    const entries = entriesOf(resource, 'annotations');
    const mode = entries.find(({ name }) => name === ACCRUAL_MODE);
    const parameters = entries.filter(
      ({ name }) => name.startsWith(`${ACCRUAL_MODE}-`) || name.startsWith(SUCCESS_RATE),
    );
    const [first] = parameters;
    if (mode === undefined && first !== undefined) {
      yield {
        at: first.pair.key,
        upstream: ['L5D-ANN-021'],
        message: `"${first.name}" does nothing without a mode of circuit breaking. Add "${ACCRUAL_MODE}".`,
        fixes: [addMode(resource, first)],
      };
    }
    const modeValue = mode === undefined ? undefined : valueOf(mode);
    const rate = parameters.find(({ name }) => name.startsWith(SUCCESS_RATE));
    if (modeValue?.text !== 'consecutive' || rate === undefined) return;
    yield {
      at: rate.pair.key,
      upstream: ['L5D-ANN-025'],
      message: `"${rate.name}" is only read in the mode "unified", and the mode here is "consecutive". Change the mode, or remove it.`,
      fixes: [renameFix(resource, modeValue, 'unified')],
    };
  },
});

function addMode({ document }: Resource, { map, pair, name }: MetadataEntry): Fix {
  const mode = name.startsWith(SUCCESS_RATE) ? 'unified' : 'consecutive';
  return {
    title: `Add the mode "${mode}"`,
    kind: 'suggestion',
    edits: () => [insertPair(document, map, { key: ACCRUAL_MODE, value: mode, before: pair })],
  };
}
