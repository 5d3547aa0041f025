import type { YamlNode } from '../../yaml/nodes.ts';
import { titleNode } from '../../resources/resource.ts';
import { child, findPair, scalar, select } from '../../yaml/select.ts';
import { anchor } from '../shared/anchor.ts';
import { isSet, numbers, texts } from '../shared/texts.ts';
import { defineRule, type Finding } from '../rule.ts';
import { SERVICE_PROFILE } from './shared/kinds.ts';
import { requestConditions, responseConditions } from './shared/profile-conditions.ts';

/** Refused by the webhook of Linkerd (pkg/profiles/profiles.go, `Validate`). */
export const serviceProfileCondition = defineRule({
  id: 'linkerd/service-profile-condition',
  title: 'Give each route of a ServiceProfile conditions that can hold',
  severity: 'error',
  kinds: [SERVICE_PROFILE],
  upstream: ['L5D-SP-002', 'L5D-SP-003', 'L5D-SP-004', 'L5D-SP-006'],
  judgesAbsence: true,
  *check(profile) {
    const spec = child(profile.root, 'spec');
    if (spec?.kind === 'map' && !spec.masked && !isSet(spec, 'routes')) {
      yield {
        at: spec.pair?.key ?? titleNode(profile),
        upstream: ['L5D-SP-002'],
        message:
          '"routes" is missing, and Linkerd refuses a ServiceProfile without it. Add it, as an empty list if there are none.',
      };
    }
    for (const name of texts(profile.root, 'spec.routes[*].name')) {
      if (name.text !== '') continue;
      yield {
        at: name,
        upstream: ['L5D-SP-003'],
        message:
          'A route with an empty name is refused by Linkerd. Name it, for instance by its method and path.',
      };
    }
    for (const condition of requestConditions(profile))
      yield* judgeEmpty(condition, ['method', 'pathRegex', 'all', 'any', 'not']);
    for (const condition of responseConditions(profile)) {
      yield* judgeEmpty(condition, ['status', 'isFailure', 'all', 'any', 'not']);
      for (const range of select(condition, 'status')) yield* judgeRange(range);
    }
    const ratio = scalar(profile.root, 'spec.retryBudget.retryRatio');
    if (typeof ratio?.value !== 'number' || ratio.value >= 0) return;
    yield {
      at: ratio,
      upstream: ['L5D-SP-006'],
      message: `"${ratio.text}" is less than no retries, and Linkerd refuses it. Write 0 or more, such as 0.2 for one in five.`,
    };
  },
});

function* judgeEmpty(condition: YamlNode, fields: readonly string[]): Iterable<Finding> {
  const isNothing = condition.kind === 'scalar' && condition.value === null;
  if ((condition.kind !== 'map' && !isNothing) || condition.masked) return;
  // A part with an unknown field is the schema's to report, or holds something that we do not know.
  if (condition.kind === 'map' && condition.pairs.length > 0) {
    const isSome = fields.some((field) => findPair(condition, field) !== undefined);
    if (isSome && !fields.every((field) => !isSet(condition, field))) return;
    if (!isSome) return;
  }
  yield {
    at: anchor(condition),
    upstream: ['L5D-SP-003'],
    message: `A condition without a field is refused by Linkerd. Write one of ${fields
      .filter((field) => field !== 'isFailure')
      .map((field) => `"${field}"`)
      .join(', ')}.`,
  };
}

function* judgeRange(range: YamlNode): Iterable<Finding> {
  const [min] = numbers(range, 'min');
  const [max] = numbers(range, 'max');
  const upstream = ['L5D-SP-004'];
  for (const code of [min, max]) {
    // 0 is what the webhook takes for a limit that is not written.
    if (code === undefined || code.value === 0 || (code.value >= 100 && code.value <= 599)) continue;
    yield { at: code, upstream, message: `"${code.text}" is no status code. Write one from 100 to 599.` };
  }
  if (min === undefined || max === undefined || max.value === 0 || min.value <= max.value) return;
  yield {
    at: min,
    upstream,
    message: `"${min.text}" is above "${max.text}", so no status code is between them. Exchange the two.`,
  };
}
