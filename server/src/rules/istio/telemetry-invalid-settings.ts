import { child, select } from '../../yaml/select.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { defineRule, type Finding } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor } from '../shared/anchor.ts';
import { isSet, setText } from '../shared/texts.ts';
import { TELEMETRY } from './shared/kinds.ts';

/** Source: Istio webhook, validateTelemetryTracing and validateTelemetryMetrics. */
export const telemetryInvalidSettings = defineRule({
  id: 'istio/telemetry-invalid-settings',
  title: 'Configure one tracing provider, and tags that have a value',
  severity: 'error',
  kinds: [TELEMETRY],
  upstream: ['IST0106', 'IST0133'],
  *check(resource) {
    const tracing = select(resource.root, 'spec.tracing[*]');
    for (const entry of tracing.slice(1)) {
      yield warning(
        entry,
        'Only the first entry of "tracing" is used. Remove the others, or write a Telemetry for each set of workloads.',
      );
    }
    for (const provider of tracing.flatMap((entry) => select(entry, 'providers[*]').slice(1))) {
      yield warning(provider, 'Only the first of "providers" gets the traces. Remove the others.');
    }
    if (isPartial(resource)) return;
    for (const tags of select(resource.root, 'spec.tracing[*].customTags')) yield* checkCustomTags(tags);
    for (const tags of select(resource.root, 'spec.metrics[*].overrides[*].tagOverrides'))
      yield* checkTags(tags);
  },
});

function warning(entry: YamlNode, message: string): Finding {
  return { at: anchor(entry), severity: 'warning', upstream: ['IST0133'], message };
}

function* checkCustomTags(tags: YamlNode): Iterable<Finding> {
  if (tags.kind !== 'map') return;
  for (const { key, name } of tags.pairs) {
    if (key.masked || isSet(tags, name)) continue;
    yield { at: key, message: `The tag "${name}" has no value. Add "literal", "environment" or "header".` };
  }
}

/** Without an operation a tag is set; the schema reports what it knows by the operation that is written. */
function* checkTags(tags: YamlNode): Iterable<Finding> {
  if (tags.kind !== 'map') return;
  for (const { key, name } of tags.pairs) {
    const tag = child(tags, name);
    if (tag?.kind === 'scalar' && tag.value === null) {
      yield { at: key, message: `The override of "${name}" is empty. Add "value", or "operation: REMOVE".` };
    }
    if (tag?.kind !== 'map' || isSet(tag, 'operation') || child(tag, 'value')?.masked === true) continue;
    if (setText(tag, 'value') !== undefined) continue;
    yield {
      at: key,
      message: `The override of "${name}" sets no value. Add "value", or "operation: REMOVE".`,
    };
  }
}
