import { toKindKey } from '../../resources/kinds.ts';
import { isBehindGateway } from '../../workspace/gateway-attachment.ts';
import {
  grantsFor,
  isGranted,
  REFERENCE_GRANT,
  type CrossReference,
} from '../../workspace/gateway-grants.ts';
import { grantedReferences } from '../../workspace/gateway-references.ts';
import {
  findReferenced,
  LISTENER_KINDS,
  ROUTE_KINDS,
  type RouteReference,
} from '../../workspace/gateway-routes.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { SECRET, SECRET_KINDS, secretSources } from '../../workspace/secrets.ts';
import { lineEnding } from '../../yaml/edit.ts';
import {
  defineRule,
  type Fix,
  type Related,
  type Resource,
  type RuleContext,
  type Severity,
} from '../rule.ts';
import { titleRelated } from '../shared/related.ts';

/** Kinds that grants are about; references to others are the business of their controllers. */
const GRANTED_KINDS: ReadonlySet<string> = new Set(['Service', SECRET, 'ConfigMap']);

/**
 * A route behind a Gateway reaches a Service of another namespace, and a Gateway a Secret, only if that namespace
 * grants it. Linkerd asks for no grant, so routes whose parents are Services are left alone. Sources: Gateway API,
 * ReferenceGrant; Kiali (k8shttproutes.NoHostChecker).
 */
export const referenceNotPermitted = defineRule({
  id: 'gateway-api/reference-not-permitted',
  title: 'Grant references that cross the border of a namespace',
  severity: 'error',
  kinds: [...ROUTE_KINDS, ...LISTENER_KINDS],
  reads: [REFERENCE_GRANT, 'Service', 'ConfigMap', ...SECRET_KINDS],
  fixable: 'suggestion',
  upstream: ['KIA1402', 'GW-REF:ref-not-permitted'],
  *check(resource, context) {
    if (ROUTE_KINDS.includes(resource.key) && !isBehindGateway(resource)) return;
    for (const reached of grantedReferences(resource)) {
      const { group, kind, namespace, name } = reached;
      if (namespace === resource.namespace || !GRANTED_KINDS.has(toKindKey(group, kind))) continue;
      const reference: CrossReference = {
        from: { group: resource.group, kind: resource.kind, namespace: resource.namespace },
        to: { group, kind, namespace, name: name.text },
      };
      if (isGranted(context.index, reference)) continue;
      const target = findTarget(context.index, reached);
      const severity = severityOf(context, reference, target);
      if (severity === undefined) continue;
      const effect = kind === 'Service' ? 'requests are answered with 500' : 'its listeners do not work';
      yield {
        at: name,
        severity,
        message:
          `Namespace "${namespace}" does not permit ${resource.kind}s of namespace "${resource.namespace}" to use ${kind} ` +
          `"${name.text}", so ${effect}. Add a ReferenceGrant there.`,
        fixes: target === undefined ? [] : [createGrant(reference, target)],
        related: relatedGrants(context.index, reference),
      };
    }
  },
});

function findTarget(index: IndexView, reached: RouteReference): Resource | undefined {
  return reached.kind === SECRET
    ? secretSources(index, reached.namespace, reached.name.text)[0]
    : findReferenced(index, reached);
}

/** Grants that come near: in the right namespace for something else, or in the namespace of the reference itself. */
function relatedGrants(index: IndexView, reference: CrossReference): Related[] {
  const { from, to } = reference;
  const astray = { from: { ...from, namespace: to.namespace }, to: { ...to, namespace: from.namespace } };
  return [
    ...grantsFor(index, reference).map((grant) =>
      titleRelated(grant, `ReferenceGrant "${grant.name}" permits something else`),
    ),
    ...grantsFor(index, astray).map((grant) =>
      titleRelated(
        grant,
        `ReferenceGrant "${grant.name}" lies in the namespace that refers, not in the one referred to`,
      ),
    ),
  ];
}

/** Where the target's namespace is kept here, its grants are expected here too. */
function severityOf(
  { index, settings }: RuleContext,
  reference: CrossReference,
  target: Resource | undefined,
): Severity | undefined {
  if (settings.workspace === 'closed') return 'error';
  if (grantsFor(index, reference).some((grant) => grant.document.masks.length > 0)) return undefined;
  return target === undefined ? undefined : 'warning';
}

/** Puts the missing grant behind the Service that it is for. */
function createGrant({ from, to }: CrossReference, target: Resource): Fix {
  const { document } = target;
  const lines = [
    '---',
    'apiVersion: gateway.networking.k8s.io/v1',
    'kind: ReferenceGrant',
    'metadata:',
    `  name: ${to.name}-from-${from.namespace}`,
    `  namespace: ${to.namespace}`,
    'spec:',
    '  from:',
    `    - group: ${from.group}`,
    `      kind: ${from.kind}`,
    `      namespace: ${from.namespace}`,
    '  to:',
    "    - group: ''",
    `      kind: ${to.kind}`,
    `      name: ${to.name}`,
    '',
  ];
  const newline = lineEnding(document);
  const end = document.text.length;
  const lead = document.text.endsWith('\n') ? '' : newline;
  return {
    title: `Add a ReferenceGrant to namespace "${to.namespace}"`,
    kind: 'suggestion',
    edits: () => [{ document, span: { start: end, end }, newText: lead + lines.join(newline) }],
  };
}
