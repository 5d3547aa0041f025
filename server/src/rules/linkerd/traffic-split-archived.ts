import { servicePorts } from '../../resources/service.ts';
import { scalar, select, text } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource, type RuleContext } from '../rule.ts';
import { TRAFFIC_SPLIT } from './shared/kinds.ts';
import { isLinkerdAtLeast } from './shared/version.ts';

/**
 * TrafficSplit left the core of Linkerd with 2.12 and works since only with the SMI extension, which is
 * deprecated; the CNCF archived SMI in October 2023.
 */
export const trafficSplitArchived = defineRule({
  id: 'linkerd/traffic-split-archived',
  title: 'Share traffic by an HTTPRoute instead of a TrafficSplit',
  severity: 'warning',
  kinds: [TRAFFIC_SPLIT],
  reads: ['Service'],
  fixable: 'suggestion',
  upstream: ['L5D-SMI-001'],
  explains: ['api/deprecated-version'],
  *check(split, { index, settings }) {
    // Of versions that the extension never served, the catalogue tells.
    if (!isLinkerdAtLeast(settings, '2.12') || !/^v1alpha[12]$/.test(split.version)) return;
    const { apiVersionNode, version } = split;
    const source = split.document.text.slice(apiVersionNode.start, apiVersionNode.end);
    const offset = source.lastIndexOf(version);
    const start = apiVersionNode.start + Math.max(offset, 0);
    yield {
      at: { start, end: start + version.length },
      message:
        `"${split.name}" is read only by the deprecated SMI extension of Linkerd, since "TrafficSplit" left Linkerd with 2.12 and SMI is archived. ` +
        'Write an HTTPRoute with the Service as its parent and the backends with their weights.',
      fixes: toRoute(split, index),
    };
  },
});

/** The same as an HTTPRoute, where the Service's port is known and no comment would be lost. */
function toRoute(split: Resource, index: RuleContext['index']): Fix[] {
  const { document, root, namespace, name } = split;
  const apex = text(root, 'spec.service');
  const service = apex === undefined ? undefined : index.get('Service', namespace, apex);
  const ports = service === undefined ? [] : servicePorts(service);
  const [port] = ports;
  const written = document.text.slice(root.start, root.end);
  const backends = backendsOf(split);
  if (port === undefined || ports.length > 1 || backends === undefined || root.flow) return [];
  if (written.includes('#') || document.root !== root || name === '') return [];
  const lines = [
    'apiVersion: gateway.networking.k8s.io/v1',
    'kind: HTTPRoute',
    'metadata:',
    `  name: ${name}`,
    ...(text(root, 'metadata.namespace') === undefined ? [] : [`  namespace: ${namespace}`]),
    'spec:',
    '  parentRefs:',
    "    - group: ''",
    '      kind: Service',
    `      name: ${apex}`,
    `      port: ${port.number}`,
    '  rules:',
    '    - backendRefs:',
    ...backends.flatMap((backend) => [
      `        - name: ${backend.name}`,
      `          port: ${port.number}`,
      `          weight: ${backend.weight}`,
    ]),
  ];
  const newline = document.text.includes('\r\n') ? '\r\n' : '\n';
  const end = root.start + written.trimEnd().length;
  return [
    {
      title: 'Write it as an HTTPRoute',
      kind: 'suggestion',
      edits: () => [{ document, span: { start: root.start, end }, newText: lines.join(newline) }],
    },
  ];
}

/** Names and weights, these in whole numbers: `900m` of v1alpha1 is 900 thousandths. */
function backendsOf({ root }: Resource): { readonly name: string; readonly weight: number }[] | undefined {
  const nodes = select(root, 'spec.backends[*]');
  const parts = nodes.map((node) => {
    const weight = scalar(node, 'weight')?.text ?? '';
    const [, digits, unit] = /^([0-9]{1,6})(m?)$/.exec(weight) ?? [];
    return { name: text(node, 'service'), digits: digits === undefined ? undefined : Number(digits), unit };
  });
  const isMixed =
    parts.some(({ unit }) => unit === 'm') && parts.some(({ unit, digits }) => unit === '' && digits !== 0);
  if (parts.length === 0 || isMixed) return undefined;
  const known = parts.flatMap(({ name, digits }) =>
    name === undefined || digits === undefined ? [] : [{ name, weight: digits }],
  );
  return known.length === parts.length ? known : undefined;
}
