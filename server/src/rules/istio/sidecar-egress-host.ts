import { removeItem, replaceText } from '../../yaml/edit.ts';
import type { ScalarNode, SeqNode, YamlNode } from '../../yaml/nodes.ts';
import { child, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { isDnsLabel, wildcardDomainFault } from '../shared/host-name.ts';
import { texts } from '../shared/texts.ts';
import { SIDECAR } from './shared/kinds.ts';
import { scopedHostFault } from './shared/scoped-host.ts';

/** Source: Istio webhook, ValidateSidecar and ValidateNamespaceSlashWildcardHostname. */
export const sidecarEgressHost = defineRule({
  id: 'istio/sidecar-egress-host',
  title: 'Name hosts of a Sidecar as `namespace/name`',
  severity: 'error',
  kinds: [SIDECAR],
  fixable: 'suggestion',
  upstream: ['IST0106', 'IST0133'],
  *check(resource, { settings }) {
    const isDefault = resource.namespace === settings.istio.rootNamespace;
    for (const listener of select(resource.root, 'spec.egress[*]')) {
      const list = child(listener, 'hosts');
      if (list?.kind !== 'seq') continue;
      if (list.items.length === 0)
        yield {
          at: anchor(list),
          message: 'The listener has no hosts. Name them as "namespace/name", "*/*" for all.',
        };
      const hosts = texts(listener, 'hosts[*]');
      for (const host of hosts) yield* checkForm(resource, host);
      yield* checkRepeated(resource, list, hosts, isDefault);
    }
  },
});

function* checkForm(resource: Resource, host: ScalarNode): Iterable<Finding> {
  const fault = scopedHostFault(host.text, 'sidecar');
  if (fault === undefined) return;
  const near = fullForm(host.text, resource.namespace);
  yield {
    at: anchor(host),
    message: `"${host.text}" is no valid host: ${fault}. Write ${near === undefined ? 'it as "namespace/full.name"' : `"${near}"`}.`,
    fixes:
      near === undefined
        ? []
        : [
            {
              title: `Change to "${near}"`,
              kind: 'suggestion',
              edits: () => [replaceText(resource.document, host, near)],
            },
          ],
  };
}

/** `reviews` and `./reviews` are services of this namespace, `shop/reviews` of that one. */
function fullForm(text: string, own: string): string | undefined {
  const [first = '', second, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  if (second === undefined) {
    if (isDnsLabel(first)) return `./${first}.${own}.svc.cluster.local`;
    return text.includes('.') && wildcardDomainFault(text) === undefined ? `*/${text}` : undefined;
  }
  if (!isDnsLabel(second)) return undefined;
  if (first === '.') return `./${second}.${own}.svc.cluster.local`;
  return isDnsLabel(first) ? `${first}/${second}.${first}.svc.cluster.local` : undefined;
}

/**
 * Finds hosts that others of the list include.
 * @param isDefault true for a Sidecar of the root namespace: it holds for the workloads of every namespace, and
 *   `.` is theirs, not the Sidecar's own (Istio, convertToSidecarScope takes the proxy's namespace)
 */
function* checkRepeated(
  resource: Resource,
  list: SeqNode,
  hosts: readonly ScalarNode[],
  isDefault: boolean,
): Iterable<Finding> {
  const seen = new Map<string, YamlNode>();
  const isAll = hosts.some((host) => host.text === '*/*');
  for (const host of hosts) {
    const key = isDefault ? host.text : host.text.replace(/^\.\//, `${resource.namespace}/`);
    const namespace = key.slice(0, key.indexOf('/'));
    const twin = seen.has(key) || (key !== `${namespace}/*` && seen.has(`${namespace}/*`));
    const isCovered = isAll && host.text !== '*/*' && !host.text.startsWith('~');
    seen.set(key, host);
    if (!twin && !isCovered) continue;
    yield {
      at: host,
      severity: 'warning',
      upstream: ['IST0133'],
      message: twin
        ? `"${host.text}" is in the list already. Remove it.`
        : `"${host.text}" adds nothing to "*/*", which is every host of every namespace. Remove one of them.`,
      fixes: [
        {
          title: `Remove "${host.text}"`,
          kind: 'suggestion',
          edits: () => [removeItem(resource.document, list, list.items.indexOf(host))],
        },
      ],
    };
  }
}
