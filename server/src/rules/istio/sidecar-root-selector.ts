import { child } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { isSet } from '../shared/texts.ts';
import { SIDECAR } from './shared/kinds.ts';

/** Source: Kiali KIA1006; Sidecar: the one of the root namespace is the default of all namespaces. */
export const sidecarRootSelector = defineRule({
  id: 'istio/sidecar-root-selector',
  title: 'Leave the selector out of the Sidecar of the root namespace',
  severity: 'warning',
  kinds: [SIDECAR],
  upstream: ['KIA1006'],
  *check(resource, { settings }) {
    const spec = child(resource.root, 'spec');
    if (
      resource.namespace !== settings.istio.rootNamespace ||
      spec === undefined ||
      !isSet(spec, 'workloadSelector')
    )
      return;
    yield {
      at: keyAnchor(spec, 'workloadSelector'),
      message: `A Sidecar of the root namespace "${resource.namespace}" is the default for all namespaces, and its "workloadSelector" is not looked at. Remove it, or move the Sidecar.`,
    };
  },
});
