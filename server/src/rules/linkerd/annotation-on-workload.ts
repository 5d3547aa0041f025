import { podOf, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { child, findPair } from '../../yaml/select.ts';
import { entriesOf } from '../shared/pod-metadata.ts';
import { defineRule } from '../rule.ts';
import { CONFIG_KEYS } from './shared/config-keys.ts';
import { moveToPodAnnotations } from './shared/entry-fixes.ts';

/** The injector sees Pods, and a workload hands its Pods the template's metadata, not its own. */
export const annotationOnWorkload = defineRule({
  id: 'linkerd/annotation-on-workload',
  title: 'Annotate the Pod template, where Linkerd reads it',
  severity: 'warning',
  kinds: WORKLOAD_KINDS.filter((kind) => kind !== 'Pod'),
  fixable: 'suggestion',
  upstream: ['L5D-ANN-042'],
  *check(resource) {
    const pod = podOf(resource);
    for (const entry of entriesOf(resource, 'annotations')) {
      if (entry.isPod || !CONFIG_KEYS.has(entry.name)) continue;
      // Some write it at both places; then the one that counts is there.
      if (findPair(child(child(pod, 'metadata'), 'annotations'), entry.name) !== undefined) continue;
      yield {
        at: entry.pair.key,
        message:
          `"${entry.name}" is read from Pods, and the ${resource.kind} does not pass its own annotations on. ` +
          'Write it in the Pod template.',
        fixes: pod === undefined ? [] : moveToPodAnnotations(resource, entry),
      };
    }
  },
});
