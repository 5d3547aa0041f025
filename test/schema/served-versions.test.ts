import { describe, expect, it } from 'vitest';
import type { Settings } from '../../server/src/resources/settings.ts';
import { checkText } from '../support/schema-test.ts';

type Channel = Settings['gatewayApi']['channel'];
type Verdict = 'served' | 'deprecated' | 'experimental' | 'unserved' | 'removed';

const CODES: Readonly<Record<string, Verdict>> = {
  'api/deprecated-version': 'deprecated',
  'api/experimental-kind': 'experimental',
  'api/unserved-version': 'unserved',
  'api/removed-version': 'removed',
};

/** What is said of `apiVersion` and `kind` alone; the rest of the document is not looked at. */
async function verdictOn(api: string, kind: string, settings: Partial<Settings>): Promise<Verdict> {
  const problems = await checkText(`apiVersion: ${api}\nkind: ${kind}\nmetadata:\n  name: web\n`, {
    settings,
  });
  return problems.map(({ code }) => CODES[code]).find((verdict) => verdict !== undefined) ?? 'served';
}

const NETWORKING = 'gateway.networking.k8s.io';
const EXPERIMENTS = 'gateway.networking.x-k8s.io';

/** From the definitions of each release of the Gateway API. */
const GATEWAY_API: readonly (readonly [string, string, string, Channel, Verdict])[] = [
  [`${NETWORKING}/v1`, 'HTTPRoute', '1.0', 'standard', 'served'],
  [`${NETWORKING}/v1beta1`, 'HTTPRoute', '1.6', 'standard', 'served'],
  [`${NETWORKING}/v1alpha2`, 'HTTPRoute', '1.0', 'experimental', 'removed'],
  [`${NETWORKING}/v1`, 'GRPCRoute', '1.0', 'experimental', 'unserved'],
  [`${NETWORKING}/v1`, 'GRPCRoute', '1.1', 'standard', 'served'],
  [`${NETWORKING}/v1alpha2`, 'GRPCRoute', '1.2', 'experimental', 'removed'],
  [`${NETWORKING}/v1beta1`, 'ReferenceGrant', '1.0', 'standard', 'served'],
  [`${NETWORKING}/v1`, 'ReferenceGrant', '1.4', 'standard', 'unserved'],
  [`${NETWORKING}/v1`, 'ReferenceGrant', '1.5', 'standard', 'served'],
  [`${NETWORKING}/v1alpha2`, 'TLSRoute', '1.4', 'experimental', 'served'],
  [`${NETWORKING}/v1alpha2`, 'TLSRoute', '1.4', 'standard', 'experimental'],
  [`${NETWORKING}/v1alpha3`, 'TLSRoute', '1.3', 'experimental', 'unserved'],
  [`${NETWORKING}/v1alpha2`, 'TLSRoute', '1.5', 'experimental', 'deprecated'],
  [`${NETWORKING}/v1`, 'TLSRoute', '1.4', 'experimental', 'unserved'],
  [`${NETWORKING}/v1`, 'TLSRoute', '1.5', 'standard', 'served'],
  [`${NETWORKING}/v1alpha2`, 'TCPRoute', '1.5', 'experimental', 'served'],
  [`${NETWORKING}/v1`, 'TCPRoute', '1.5', 'experimental', 'unserved'],
  [`${NETWORKING}/v1`, 'UDPRoute', '1.6', 'standard', 'served'],
  [`${NETWORKING}/v1alpha2`, 'BackendTLSPolicy', '1.1', 'experimental', 'removed'],
  [`${NETWORKING}/v1alpha3`, 'BackendTLSPolicy', '1.0', 'experimental', 'unserved'],
  [`${NETWORKING}/v1alpha3`, 'BackendTLSPolicy', '1.3', 'experimental', 'served'],
  [`${NETWORKING}/v1`, 'BackendTLSPolicy', '1.4', 'standard', 'served'],
  [`${NETWORKING}/v1`, 'ListenerSet', '1.4', 'experimental', 'unserved'],
  [`${EXPERIMENTS}/v1alpha1`, 'XListenerSet', '1.2', 'experimental', 'unserved'],
  [`${EXPERIMENTS}/v1alpha1`, 'XListenerSet', '1.4', 'experimental', 'deprecated'],
  [`${EXPERIMENTS}/v1alpha1`, 'XListenerSet', '1.5', 'experimental', 'removed'],
  [`${NETWORKING}/v1alpha2`, 'BackendLBPolicy', '1.3', 'experimental', 'removed'],
  [`${EXPERIMENTS}/v1alpha1`, 'XBackendTrafficPolicy', '1.3', 'experimental', 'served'],
  [`${EXPERIMENTS}/v1alpha1`, 'XBackendTrafficPolicy', '1.3', 'standard', 'experimental'],
  [`${EXPERIMENTS}/v1alpha1`, 'XMesh', '1.3', 'experimental', 'unserved'],
];

/** From the definitions of 1.17, and the notes on upgrades since. */
const CILIUM: readonly (readonly [string, string, string, Verdict])[] = [
  ['cilium.io/v2', 'CiliumLoadBalancerIPPool', '1.17', 'unserved'],
  ['cilium.io/v2alpha1', 'CiliumLoadBalancerIPPool', '1.17', 'served'],
  ['cilium.io/v2alpha1', 'CiliumLoadBalancerIPPool', '1.18', 'deprecated'],
  ['cilium.io/v2', 'CiliumCIDRGroup', '1.18', 'served'],
  ['cilium.io/v2alpha1', 'CiliumBGPPeeringPolicy', '1.18', 'deprecated'],
  ['cilium.io/v2alpha1', 'CiliumBGPPeeringPolicy', '1.19', 'removed'],
  ['cilium.io/v2alpha1', 'CiliumNodeConfig', '1.20', 'removed'],
  ['cilium.io/v2', 'CiliumExternalWorkload', '1.18', 'removed'],
  ['cilium.io/v2alpha1', 'CiliumEgressNATPolicy', '1.13', 'removed'],
];

describe('versions that a release serves', () => {
  it.each(GATEWAY_API)('%s %s, Gateway API %s %s: %s', async (api, kind, version, channel, verdict) => {
    expect(await verdictOn(api, kind, { gatewayApi: { version, channel } })).toBe(verdict);
  });

  it.each(CILIUM)('%s %s, Cilium %s: %s', async (api, kind, version, verdict) => {
    expect(await verdictOn(api, kind, { cilium: { version } })).toBe(verdict);
  });
});
