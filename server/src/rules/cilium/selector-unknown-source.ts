import { CILIUM_POLICY_KINDS } from '../../workspace/cilium-policy.ts';
import { parseLabelKey } from '../../workspace/cilium-selector.ts';
import { closest } from '../../util/closest.ts';
import { replaceText } from '../../yaml/edit.ts';
import { defineRule } from '../rule.ts';
import { podSelectors, selectedLabels } from './shared/selectors.ts';

/** Sources of labels (pkg/labels/labels.go). */
const SOURCES = ['k8s', 'any', 'reserved', 'container', 'node', 'cidr', 'cidrgroup', 'fqdn', 'unspec'];
/** Words before a colon that people take for a source. */
const MISTAKEN = new Set(['kubernetes', 'pod', 'label', 'labels', 'k8', 'k8s.io', 'io.kubernetes']);

/** Identities that Cilium itself gives out (pkg/identity/numericidentity.go). */
const RESERVED = [
  'host',
  'world',
  'world-ipv4',
  'world-ipv6',
  'unmanaged',
  'health',
  'init',
  'remote-node',
  'kube-apiserver',
  'ingress',
  'cluster',
  'encrypted-overlay',
  'overlay-to-host',
];

/** A label key is `source:name`; with a source or a reserved name that does not exist it selects nothing. */
export const selectorUnknownSource = defineRule({
  id: 'cilium/selector-unknown-source',
  title: 'Use label sources and reserved labels that exist',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-018'],
  *check(policy) {
    for (const { key } of podSelectors(policy).flatMap(selectedLabels)) {
      if (!key.text.includes(':')) continue;
      const { source, name } = parseLabelKey(key.text);
      const isReserved = source === 'reserved';
      const wrong = isReserved ? name : source;
      if ((isReserved ? RESERVED : SOURCES).includes(wrong)) continue;
      const near = MISTAKEN.has(wrong) ? 'k8s' : closest(wrong, isReserved ? RESERVED : SOURCES);
      // Sources may come from other systems than Kubernetes; only what looks like a slip is told.
      if (!isReserved && near === undefined) continue;
      const right = near === undefined ? undefined : isReserved ? `reserved:${near}` : `${near}:${name}`;
      yield {
        at: key,
        message:
          `"${key.text}" selects nothing: Cilium has no ${isReserved ? 'reserved label' : 'label source'} "${wrong}". ` +
          (right === undefined ? `Use one of ${RESERVED.slice(0, 10).join(', ')}.` : `Write "${right}".`),
        fixes:
          right === undefined
            ? []
            : [
                {
                  title: `Change to "${right}"`,
                  kind: 'suggestion',
                  edits: () => [replaceText(policy.document, key, right)],
                },
              ],
      };
    }
  },
});
