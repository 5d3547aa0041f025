import type { Resource } from '../../resources/resource.ts';
import type { Settings } from '../../resources/settings.ts';
import { linkerdParents } from '../../workspace/linkerd-routes.ts';
import { LINKERD_ROUTE_KINDS } from '../../workspace/linkerd-routes-of.ts';
import { entriesOf } from '../shared/pod-metadata.ts';
import { defineRule, type Finding } from '../rule.ts';
import { ANNOTATED_KINDS, GATEWAY_GROUP, GRPC_ROUTE, LINKERD_HTTP_ROUTE } from './shared/kinds.ts';
import { isLinkerdAtLeast } from './shared/version.ts';

/** Annotations by the start of their name, and the release that was the first to read them. */
const SINCE: readonly (readonly [string, string])[] = [
  ['balancer.linkerd.io/failure-accrual', '2.13'],
  ['retry.linkerd.io/', '2.16'],
  ['timeout.linkerd.io/', '2.16'],
];

/** Annotations, the release that was the first to leave them unread, and what to do instead. */
const UNTIL: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['config.linkerd.io/disable-tap', ['2.10', 'Write "viz.linkerd.io/disable-tap"']],
  ['config.linkerd.io/disable-identity', ['2.12', 'Remove it: proxies always have an identity']],
]);

/** The release that was the first to read routes of the Gateway API. */
const ROUTES_SINCE: ReadonlyMap<string, string> = new Map([
  [`HTTPRoute.${GATEWAY_GROUP}`, '2.14'],
  [GRPC_ROUTE, '2.16'],
  [`TLSRoute.${GATEWAY_GROUP}`, '2.17'],
  [`TCPRoute.${GATEWAY_GROUP}`, '2.17'],
]);

/** What the release in the settings does not read yet, or no longer; of kinds and fields of Linkerd's own, the schema says it. */
export const releaseUnsupported = defineRule({
  id: 'linkerd/release-unsupported',
  title: 'Use only what your Linkerd release reads',
  severity: 'warning',
  kinds: [...new Set([...ANNOTATED_KINDS, ...LINKERD_ROUTE_KINDS])],
  upstream: ['L5D-ANN-045', 'L5D-GW-003'],
  *check(resource, { settings }) {
    for (const { pair, name } of entriesOf(resource, 'annotations')) {
      const [until, advice] = UNTIL.get(name) ?? [];
      if (until !== undefined && isLinkerdAtLeast(settings, until)) {
        const message = `"${name}" is no longer read by Linkerd, since ${until}. ${advice}.`;
        yield { at: pair.key, upstream: ['L5D-ANN-045'], message };
      }
      const since = SINCE.find(([start]) => name.startsWith(start))?.[1];
      if (since === undefined || isLinkerdAtLeast(settings, since)) continue;
      yield { at: pair.key, upstream: [], message: notYet(`"${name}"`, since, settings) };
    }
    yield* judgeRoute(resource, settings);
  },
});

function notYet(what: string, since: string, { linkerd }: Settings): string {
  return `${what} is not read by Linkerd ${linkerd.version}; ${since} is the first that does. Upgrade, or remove it.`;
}

function* judgeRoute(route: Resource, settings: Settings): Iterable<Finding> {
  if (!LINKERD_ROUTE_KINDS.includes(route.key) || route.key === LINKERD_HTTP_ROUTE) return;
  if (!linkerdParents(route).some(({ kind }) => kind !== undefined)) return;
  const since = ROUTES_SINCE.get(route.key) ?? '2.14';
  if (!isLinkerdAtLeast(settings, since)) {
    yield {
      at: route.kindNode,
      upstream: [],
      message: notYet(`"${route.kind}" of the Gateway API`, since, settings),
    };
    return;
  }
  // linkerd2#15584 of August 2026 taught the policy controller to read what the API server has of TLSRoute. 2.20 is
  // of June, so only its later builds can have that: nothing is said of a release of which it is not known.
  if (route.kind !== 'TLSRoute' || route.version === 'v1alpha2' || isLinkerdAtLeast(settings, '2.20')) return;
  if (settings.gatewayApi.channel === 'experimental') return;
  yield {
    at: route.apiVersionNode,
    severity: 'information',
    upstream: ['L5D-GW-003'],
    message: `Linkerd ${settings.linkerd.version} reads "TLSRoute" as v1alpha2, which the standard channel of the Gateway API no longer serves. Install the experimental one, or a newer Linkerd.`,
  };
}
