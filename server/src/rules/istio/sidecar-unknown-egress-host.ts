import type { IndexView } from '../../workspace/index-view.ts';
import {
  hostsOverlap,
  isExportedTo,
  similarHosts,
  resolveHost,
  SERVICE,
  SERVICE_ENTRY,
} from '../../workspace/istio-hosts.ts';
import { SIDECAR } from '../../workspace/istio-policies.ts';
import { replaceText } from '../../yaml/edit.ts';
import { closest } from '../../util/closest.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource, type RuleContext, type Severity } from '../rule.ts';
import { unknownHostSeverity } from './shared/unknown-host.ts';

/** The hosts of all Services of a namespace. */
const ALL_SERVICES = /^\*\.([^.*]+)\.svc\.cluster\.local$/;

/** A Sidecar imports only hosts that exist. Source: Kiali (sidecars.EgressHostChecker). */
export const sidecarUnknownEgressHost = defineRule({
  id: 'istio/sidecar-unknown-egress-host',
  title: 'Import hosts that exist',
  severity: 'warning',
  kinds: [SIDECAR],
  reads: [SERVICE, SERVICE_ENTRY],
  fixable: 'suggestion',
  upstream: ['KIA1004'],
  *check(sidecar, context) {
    for (const node of scalars(sidecar.root, 'spec.egress[*].hosts[*]')) {
      const slash = node.text.indexOf('/');
      const host = node.text.slice(slash + 1);
      // `~` imports nothing, and `*` whatever there is.
      if (slash < 1 || node.text.startsWith('~') || host === '*' || host === '') continue;
      const scope = node.text.slice(0, slash).replace(/^\.$/, sidecar.namespace);
      const severity = severityOf(sidecar, host, scope, context);
      if (severity === undefined) continue;
      yield {
        at: node,
        severity,
        message:
          `No Service or ServiceEntry ${scope === '*' ? '' : `of namespace "${scope}" `}defines host "${host}", so ` +
          'this imports nothing. Name a host that exists.',
        fixes: fixesFor(context.index, sidecar, node, host),
      };
    }
  },
});

function severityOf(
  sidecar: Resource,
  host: string,
  scope: string,
  context: RuleContext,
): Severity | undefined {
  const { index } = context;
  if (host.includes('*')) {
    if (isMatched(index, sidecar, host, scope)) return undefined;
    if (context.settings.workspace === 'closed') return 'warning';
    // Where the workspace may be incomplete, only a pattern of one namespace's Services says something.
    const namespace = ALL_SERVICES.exec(host)?.[1];
    return namespace === undefined ? undefined : context.referenceSeverity(SERVICE, namespace);
  }
  const target = resolveHost(index, host, sidecar.namespace);
  if (target === undefined) return unknownHostSeverity(context, host, sidecar.namespace);
  const isThere = scope === '*' || target.resources.some((resource) => resource.namespace === scope);
  // A ServiceEntry may repeat the host of a Service, and then both define it.
  return isThere || isMatched(index, sidecar, host, scope) ? undefined : 'warning';
}

/** Whether a host is that of some Service or ServiceEntry of the namespaces that are imported from, or covers one. */
function isMatched(index: IndexView, sidecar: Resource, host: string, scope: string): boolean {
  const isCandidate = (resource: Resource) =>
    (scope === '*' || resource.namespace === scope) && isExportedTo(resource, sidecar.namespace);
  const services = index
    .all(SERVICE)
    .filter(isCandidate)
    .map((service) => `${service.name}.${service.namespace}.svc.cluster.local`);
  const entries = index
    .all(SERVICE_ENTRY)
    .filter(isCandidate)
    .flatMap((entry) => scalars(entry.root, 'spec.hosts[*]').map(({ text }) => text));
  return [...services, ...entries].some((known) => hostsOverlap(known, host));
}

function fixesFor(index: IndexView, sidecar: Resource, node: ScalarNode, host: string): Fix[] {
  const nearest = host.includes('*')
    ? undefined
    : closest(host, new Set(similarHosts(index, host, sidecar.namespace)));
  if (nearest === undefined) return [];
  const text = `${node.text.slice(0, node.text.indexOf('/'))}/${nearest}`;
  return [
    {
      title: `Change to "${text}"`,
      kind: 'suggestion',
      edits: () => [replaceText(sidecar.document, node, text)],
    },
  ];
}
