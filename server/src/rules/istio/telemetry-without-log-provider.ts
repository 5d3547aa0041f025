import { findMeshConfig } from '../../workspace/istio-mesh-config.ts';
import { child, select } from '../../yaml/select.ts';
import { insertPair } from '../../yaml/edit.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { isEmptyList, isSet } from '../shared/texts.ts';
import { TELEMETRY } from './shared/kinds.ts';

/**
 * Access logging that goes nowhere: no provider here, no default one in the mesh config. Source: istioctl
 * IST0157. The mesh config may live outside these files; unless they are all there is, nothing is said then.
 */
export const telemetryWithoutLogProvider = defineRule({
  id: 'istio/telemetry-without-log-provider',
  title: 'Name the provider that access logs go to',
  severity: 'warning',
  kinds: [TELEMETRY],
  reads: ['ConfigMap', 'IstioOperator.install.istio.io'],
  fixable: 'suggestion',
  upstream: ['IST0157'],
  judgesAbsence: true,
  *check(resource, { index, settings }) {
    const config = findMeshConfig(index);
    if (config === undefined && settings.workspace !== 'closed') return;
    if (!isEmptyList(child(child(config, 'defaultProviders'), 'accessLogging'))) return;
    for (const entry of select(resource.root, 'spec.accessLogging[*]')) {
      const disabled = child(entry, 'disabled');
      if (
        entry.kind !== 'map' ||
        (disabled?.kind === 'scalar' && (disabled.masked || disabled.value === true))
      )
        continue;
      if (!isEmptyList(child(entry, 'providers'))) continue;
      yield {
        at: anchor(entry),
        message:
          'No access log is written: neither this entry nor the mesh config names a provider. Add "providers".',
        fixes:
          isSet(entry, 'providers') || entry.pairs.length === 0
            ? []
            : [
                {
                  title: 'Add the provider "envoy"',
                  kind: 'suggestion',
                  edits: () => [
                    insertPair(resource.document, entry, { key: 'providers', value: '- name: envoy' }),
                  ],
                },
              ],
      };
    }
  },
});
