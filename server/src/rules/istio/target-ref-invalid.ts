import { insertPair, replaceText } from '../../yaml/edit.ts';
import type { MapNode } from '../../yaml/nodes.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { closest } from '../../util/closest.ts';
import { defineRule, type Finding, type Fix, type Resource } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { isDnsLabel } from '../shared/host-name.ts';
import {
  AUTHORIZATION_POLICY,
  ENVOY_FILTER,
  REQUEST_AUTHENTICATION,
  TELEMETRY,
  TRAFFIC_EXTENSION,
  WASM_PLUGIN,
} from './shared/kinds.ts';

/** What a policy can be attached to, and the group that each kind is of. */
const TARGETS: ReadonlyMap<string, string> = new Map([
  ['Service', ''],
  ['ServiceEntry', 'networking.istio.io'],
  ['Gateway', 'gateway.networking.k8s.io'],
  ['GatewayClass', 'gateway.networking.k8s.io'],
]);

/** Source: Istio webhook, validatePolicyTargetReference. */
export const targetRefInvalid = defineRule({
  id: 'istio/target-ref-invalid',
  title: 'Attach policies to a Service, ServiceEntry, Gateway or GatewayClass',
  severity: 'error',
  kinds: [
    AUTHORIZATION_POLICY,
    REQUEST_AUTHENTICATION,
    TELEMETRY,
    WASM_PLUGIN,
    TRAFFIC_EXTENSION,
    ENVOY_FILTER,
  ],
  fixable: 'suggestion',
  upstream: ['IST0106'],
  *check(resource) {
    for (const ref of [
      ...select(resource.root, 'spec.targetRef'),
      ...select(resource.root, 'spec.targetRefs[*]'),
    ]) {
      if (ref.kind === 'map') yield* checkRef(resource, ref);
    }
  },
});

function* checkRef(resource: Resource, ref: MapNode): Iterable<Finding> {
  const kind = scalar(ref, 'kind');
  const group = scalar(ref, 'group');
  if (kind === undefined || child(ref, 'group')?.masked === true || !isNamed(kind.text, group?.text ?? ''))
    return;
  const { document } = resource;
  const wanted = TARGETS.get(kind.text);
  if (wanted === undefined) {
    const near = closest(kind.text, TARGETS.keys());
    yield {
      at: kind,
      message: `"${kind.text}" is nothing that a policy can be attached to. Name a Service, ServiceEntry, Gateway or GatewayClass.`,
      fixes:
        near === undefined
          ? []
          : [
              {
                title: `Change to "${near}"`,
                kind: 'suggestion',
                edits: () => [replaceText(document, kind, near)],
              },
            ],
    };
    return;
  }
  const written = group?.text === 'core' ? '' : (group?.text ?? '');
  if (written === wanted) return;
  yield {
    at: group ?? anchor(kind),
    message: `"${kind.text}" is of the group "${wanted}", not "${written}". Write "group: ${wanted === '' ? "''" : wanted}".`,
    fixes: groupFix(resource, ref, wanted),
  };
}

function groupFix({ document }: Resource, ref: MapNode, wanted: string): Fix[] {
  const group = scalar(ref, 'group');
  const value = wanted === '' ? "''" : wanted;
  return [
    {
      title: wanted === '' ? 'Set the core group' : `Set the group "${wanted}"`,
      kind: 'suggestion',
      edits: () =>
        group === undefined
          ? [insertPair(document, ref, { key: 'group', value })]
          : [
              wanted === ''
                ? { document, span: group, newText: value }
                : replaceText(document, group, wanted),
            ],
    },
  ];
}

/** What the schema refuses as a name of a kind or group is not judged a second time. */
function isNamed(kind: string, group: string): boolean {
  return /^[a-zA-Z][-a-zA-Z0-9]*$/.test(kind) && (group === '' || group.split('.').every(isDnsLabel));
}
