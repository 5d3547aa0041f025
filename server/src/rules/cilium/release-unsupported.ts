import type { Resource } from '../../resources/resource.ts';
import type { Settings } from '../../resources/settings.ts';
import { podOf, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { CILIUM_POLICY_KINDS, isFilled, policyEntries } from '../../workspace/cilium-policy.ts';
import { child, findPair, scalars } from '../../yaml/select.ts';
import { defineRule, type Finding } from '../rule.ts';
import { isCiliumAtLeast } from './shared/version.ts';

/** Old and older names of the annotation that asked for L7 visibility of a Pod. */
const PROXY_VISIBILITY = ['policy.cilium.io/proxy-visibility', 'io.cilium.proxy-visibility'];

/** What the agents of the release in the settings do not know yet, or no longer. */
export const releaseUnsupported = defineRule({
  id: 'cilium/release-unsupported',
  title: 'Use only what your Cilium release supports',
  severity: 'error',
  kinds: [...CILIUM_POLICY_KINDS, ...WORKLOAD_KINDS, 'Namespace'],
  upstream: ['CIL-CNP-084', 'CIL-CNP-025', 'CIL-ANN-013'],
  *check(resource, { settings }) {
    if (CILIUM_POLICY_KINDS.includes(resource.key)) {
      yield* servicesWithPorts(resource, settings);
      yield* doubleWildcards(resource, settings);
    } else yield* proxyVisibility(resource, settings);
  },
});

/** "Combining ToServices and ToPorts is not supported yet", agents before 1.18 (cilium/cilium#20067). */
function* servicesWithPorts(policy: Resource, settings: Settings): Iterable<Finding> {
  if (isCiliumAtLeast(settings, '1.18')) return;
  for (const entry of policyEntries(policy)) {
    const pair = findPair(entry.node, 'toPorts');
    if (pair === undefined || !isFilled(entry, 'toServices') || !isFilled(entry, 'toPorts')) continue;
    yield {
      at: pair.key,
      upstream: ['CIL-CNP-084'],
      message:
        `"toPorts" beside "toServices" is refused by Cilium ${settings.cilium.version}; 1.18 is the first that ` +
        `accepts it. Leave "toPorts" out, or name the endpoints with "toEndpoints".`,
    };
  }
}

/** `**.` at the start of a matchPattern stands for any number of labels since 1.19; before, for one. */
function* doubleWildcards(policy: Resource, settings: Settings): Iterable<Finding> {
  if (isCiliumAtLeast(settings, '1.19')) return;
  for (const { node } of policyEntries(policy)) {
    const patterns = ['toFQDNs[*].matchPattern', 'toPorts[*].rules.dns[*].matchPattern'];
    for (const pattern of patterns.flatMap((query) => scalars(node, query))) {
      if (!pattern.text.startsWith('**.')) continue;
      yield {
        at: pattern,
        severity: 'warning',
        upstream: ['CIL-CNP-025'],
        message:
          `"${pattern.text}" stands for one level of names in Cilium ${settings.cilium.version}; 1.19 is the ` +
          `first in which "**." stands for several. List the levels, "*.a.com" and "*.*.a.com".`,
      };
    }
  }
}

/** Deprecated in 1.15, removed in 1.17 (cilium/cilium#35019). */
function* proxyVisibility(resource: Resource, settings: Settings): Iterable<Finding> {
  if (!isCiliumAtLeast(settings, '1.17')) return;
  const holders = new Set([resource.root, podOf(resource)]);
  for (const holder of holders) {
    const annotations = child(child(holder, 'metadata'), 'annotations');
    for (const name of PROXY_VISIBILITY) {
      const pair = findPair(annotations, name);
      if (pair === undefined) continue;
      yield {
        at: pair.key,
        severity: 'warning',
        upstream: ['CIL-ANN-013'],
        message:
          `"${name}" does nothing since Cilium 1.17. ` +
          `For L7 visibility write a CiliumNetworkPolicy with "rules.http" or "rules.dns".`,
      };
    }
  }
}
