import {
  grantsFor,
  isGranted,
  REFERENCE_GRANT,
  type CrossReference,
} from '../../workspace/gateway-grants.ts';
import {
  backendReferences,
  findReferenced,
  GATEWAY,
  parentReferences,
  ROUTE_KINDS,
} from '../../workspace/gateway-routes.ts';
import { toKindKey } from '../../resources/kinds.ts';
import { titleNode } from '../../resources/resource.ts';
import { lineEnding } from '../../yaml/edit.ts';
import { defineRule, type Fix, type Resource, type RuleContext, type Severity } from '../rule.ts';

/**
 * A route behind a Gateway reaches a Service of another namespace only if that namespace grants it. Linkerd asks
 * for no grant, so routes whose parents are Services are left alone. Sources: Gateway API, ReferenceGrant; Kiali
 * (k8shttproutes.NoHostChecker).
 */
export const referenceNotPermitted = defineRule({
  id: 'gateway-api/reference-not-permitted',
  title: 'Grant references that cross the border of a namespace',
  severity: 'error',
  kinds: ROUTE_KINDS,
  reads: [REFERENCE_GRANT, 'Service'],
  fixable: 'suggestion',
  upstream: ['KIA1402', 'GW-REF:ref-not-permitted'],
  *check(route, context) {
    const isBehindGateway = parentReferences(route).some(
      ({ group, kind }) => toKindKey(group, kind) === GATEWAY,
    );
    if (!isBehindGateway) return;
    for (const backend of backendReferences(route)) {
      const { group, kind, namespace, name } = backend;
      if (namespace === route.namespace || kind !== 'Service' || group !== '') continue;
      const reference: CrossReference = {
        from: { group: route.group, kind: route.kind, namespace: route.namespace },
        to: { group, kind, namespace, name: name.text },
      };
      if (isGranted(context.index, reference)) continue;
      const target = findReferenced(context.index, backend);
      const severity = severityOf(context, reference, target);
      if (severity === undefined) continue;
      yield {
        at: name,
        severity,
        message:
          `Namespace "${namespace}" does not permit ${route.kind}s of namespace "${route.namespace}" to use Service ` +
          `"${name.text}", so requests are answered with 500. Add a ReferenceGrant there.`,
        fixes: target === undefined ? [] : [createGrant(reference, target)],
        related: grantsFor(context.index, reference).map((grant) => ({
          document: grant.document,
          span: titleNode(grant),
          message: `ReferenceGrant "${grant.name}" permits something else`,
        })),
      };
    }
  },
});

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
