import { closest } from '../../util/closest.ts';
import { replaceText } from '../../yaml/edit.ts';
import { entriesOf } from '../shared/pod-metadata.ts';
import { defineRule } from '../rule.ts';
import { CONFIG_KEYS } from './shared/config-keys.ts';
import { ANNOTATED_KINDS } from './shared/kinds.ts';
import { OUTBOUND_KEYS } from './shared/outbound-keys.ts';

const KNOWN: ReadonlySet<string> = new Set([...CONFIG_KEYS.keys(), ...OUTBOUND_KEYS.keys()]);

/** Prefixes under which everything that Linkerd reads is in our lists. */
const OWN_PREFIXES = /^(?:config(?:\.alpha|\.beta)?|retry|timeout|balancer(?:\.alpha)?)\.linkerd\.io$/;

/** Annotations that other rules speak of, that extensions read, or that were read by older releases. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'config.linkerd.io/admission-webhooks',
  'config.linkerd.io/trace-collector',
  'config.linkerd.io/trace-collector-service-account',
  'config.alpha.linkerd.io/trace-collector-service-account',
  'config.linkerd.io/proxy-init-image',
  'config.linkerd.io/proxy-init-image-version',
  'config.linkerd.io/init-image',
  'config.linkerd.io/init-image-version',
  'config.linkerd.io/disable-identity',
  'config.linkerd.io/disable-tap',
]);

/** The annotations that Linkerd writes itself, under the prefix of its injection switch. */
const WRITTEN_BY_LINKERD =
  /^linkerd\.io\/(?:proxy-version|created-by|identity-mode|trust-root-sha256|helm-release-version|workload-ns)$/;

/** Nobody refuses an annotation that nobody reads (pkg/k8s/labels.go; policy-controller, k8s/index/src/outbound). */
export const annotationUnknown = defineRule({
  id: 'linkerd/annotation-unknown',
  title: 'Use annotations that Linkerd knows',
  severity: 'warning',
  kinds: ANNOTATED_KINDS,
  fixable: 'suggestion',
  upstream: ['L5D-ANN-027', 'L5D-ANN-044', 'L5D-ANN-045', 'L5D-ANN-046'],
  *check(resource) {
    for (const { pair, name, map } of entriesOf(resource, 'annotations')) {
      if (!name.includes('linkerd') || KNOWN.has(name) || ELSEWHERE.has(name)) continue;
      if (WRITTEN_BY_LINKERD.test(name)) continue;
      const near = nearest(name);
      const isOwn = OWN_PREFIXES.test(name.slice(0, name.indexOf('/')));
      if (near === undefined && !isOwn) continue;
      const isTaken = near === undefined || map.pairs.some((other) => other.name === near);
      const advice = near === undefined ? 'Correct or remove it.' : `Write "${near}".`;
      yield {
        at: pair.key,
        message: `Linkerd knows no annotation "${name}", so it does nothing. ${advice}`,
        fixes: isTaken
          ? []
          : [
              {
                title: `Change to "${near}"`,
                kind: 'suggestion',
                edits: () => [replaceText(resource.document, pair.key, near)],
              },
            ],
      };
    }
  },
});

/** The key of that very name under another prefix, or else the one nearest in letters. */
function nearest(name: string): string | undefined {
  const own = name.slice(name.indexOf('/') + 1);
  const twins = [...KNOWN].filter((known) => known.slice(known.indexOf('/') + 1) === own);
  const isOwn = OWN_PREFIXES.test(name.slice(0, name.indexOf('/')));
  // The words behind the prefixes of clients are short: `request` on its own says too little.
  if (isOwn && twins.length === 1) return twins[0];
  if (/inject/i.test(name)) return 'linkerd.io/inject';
  return closest(name, KNOWN);
}
