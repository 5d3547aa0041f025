import { replaceText } from '../../yaml/edit.ts';
import { entriesOf } from '../shared/pod-metadata.ts';
import { defineRule } from '../rule.ts';
import { INJECTION_KINDS } from './shared/kinds.ts';

const CURRENT: ReadonlyMap<string, string> = new Map(
  ['alpha', 'beta'].map((stage) => [
    `config.${stage}.linkerd.io/proxy-enable-native-sidecar`,
    'config.linkerd.io/proxy-enable-native-sidecar',
  ]),
);

/** Source: pkg/k8s/labels.go; Linkerd 2.19 made the setting part of `config.linkerd.io`. */
export const annotationSuperseded = defineRule({
  id: 'linkerd/annotation-superseded',
  title: 'Use the present name of an annotation',
  severity: 'warning',
  kinds: INJECTION_KINDS,
  fixable: 'suggestion',
  upstream: ['L5D-ANN-048'],
  *check(resource) {
    for (const { pair, name, map } of entriesOf(resource, 'annotations')) {
      const current = CURRENT.get(name);
      if (current === undefined) continue;
      const isTaken = map.pairs.some((other) => other.name === current);
      yield {
        at: pair.key,
        tag: 'deprecated',
        message: `"${name}" is the name of a trial stage, and the setting has left it. Write "${current}".`,
        fixes: isTaken
          ? []
          : [
              {
                title: `Change to "${current}"`,
                kind: 'suggestion',
                edits: () => [replaceText(resource.document, pair.key, current)],
              },
            ],
      };
    }
  },
});
