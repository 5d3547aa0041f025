import type { Resource } from '../../resources/resource.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { findMeshConfig } from '../../workspace/istio-mesh-config.ts';
import { child, nodeAt, scalar } from '../../yaml/select.ts';
import type { DefaultFact } from './default-fact.ts';

const VIRTUAL_SERVICE = ['VirtualService.networking.istio.io'];
const DESTINATION_RULE = ['DestinationRule.networking.istio.io'];

/** Where policies stand. A block of one replaces that of the policy above it whole, and takes no field from it. */
const POLICIES = [
  'spec.trafficPolicy',
  'spec.trafficPolicy.portLevelSettings[*]',
  'spec.subsets[*].trafficPolicy',
  'spec.subsets[*].trafficPolicy.portLevelSettings[*]',
];

/** What Istio does where a field is left out. Sources: istio/api, the protos named below; istio, pilot. */
export const istioDefaults: readonly DefaultFact[] = [
  {
    // HTTPRoute.timeout and .retries; MeshConfig.default_http_retry_policy, two attempts in istio's default mesh config.
    kinds: VIRTUAL_SERVICE,
    query: 'spec.http[*]',
    behind: 'route',
    absent: [
      { path: ['timeout'], value: 'none' },
      { path: ['retries'], value: retriesOf },
    ],
    holds: (_, resource) => !isDelegate(resource),
    meaning:
      'Without "timeout" Istio waits without end. Without "retries" it sends a request that failed again, as "defaultHttpRetryPolicy" of the mesh config says: twice unless changed there.',
  },
  {
    // HTTPRoute.mirror_percentage.
    kinds: VIRTUAL_SERVICE,
    query: 'spec.http[*]',
    behind: 'mirror',
    absent: [{ path: ['mirrorPercentage'], value: '100' }],
    holds: (route, resource) => child(route, 'mirrorPercent') === undefined && !isDelegate(resource),
    meaning: 'Without "mirrorPercentage" Istio mirrors all requests.',
  },
  {
    // HTTPMirrorPolicy.percentage.
    kinds: VIRTUAL_SERVICE,
    query: 'spec.http[*].mirrors[*]',
    behind: 'destination',
    absent: [{ path: ['percentage'], value: '100' }],
    meaning: 'Without "percentage" Istio mirrors all requests.',
  },
  // HTTPFaultInjection.Delay.percentage and .Abort.percentage.
  ...['delay', 'abort'].map((fault): DefaultFact => ({
    kinds: VIRTUAL_SERVICE,
    query: `spec.http[*].fault.${fault}`,
    absent: [{ path: ['percentage'], value: '0' }],
    holds: (holder) => child(holder, 'percent') === undefined,
    meaning: `Without "percentage" Istio injects no ${fault} at all.`,
  })),
  {
    // HTTPRedirect.redirect_code.
    kinds: VIRTUAL_SERVICE,
    query: 'spec.http[*].redirect',
    absent: [{ path: ['redirectCode'], value: '301' }],
    meaning: 'Without "redirectCode" Istio answers with 301, which browsers keep.',
  },
  // OutlierDetection.
  ...POLICIES.map((policy): DefaultFact => ({
    kinds: DESTINATION_RULE,
    query: `${policy}.outlierDetection`,
    absent: [
      { path: ['consecutive5xxErrors'], value: '5' },
      { path: ['interval'], value: '10s' },
      { path: ['baseEjectionTime'], value: '30s' },
      { path: ['maxEjectionPercent'], value: '10' },
    ],
    // The former name of the first of them.
    holds: (holder) => child(holder, 'consecutiveErrors') === undefined,
    meaning:
      'Istio takes an endpoint out after "consecutive5xxErrors", looks every "interval", keeps it out for "baseEjectionTime", and leaves all but "maxEjectionPercent" of the endpoints in.',
  })),
  // ClientTLSSettings.mode, the first value of its enum.
  ...POLICIES.map((policy): DefaultFact => ({
    kinds: DESTINATION_RULE,
    query: `${policy}.tls`,
    absent: [{ path: ['mode'], value: 'DISABLE' }],
    meaning: 'Without "mode" Istio connects without TLS, whatever else is set.',
  })),
  {
    // ServiceEntry.resolution and .location, each the first value of its enum.
    kinds: ['ServiceEntry.networking.istio.io'],
    query: 'spec',
    behind: 'hosts',
    absent: [
      { path: ['resolution'], value: 'NONE' },
      { path: ['location'], value: 'MESH_EXTERNAL' },
    ],
    meaning:
      'With resolution NONE a request goes to the address that the caller chose. What is MESH_EXTERNAL gets no mutual TLS.',
  },
  {
    // AuthorizationPolicy.action.
    kinds: ['AuthorizationPolicy.security.istio.io'],
    query: 'spec',
    behind: 'rules',
    absent: [{ path: ['action'], value: 'ALLOW' }],
    meaning: 'A policy without "action" allows what its rules match, and with it nothing else.',
  },
  {
    // WasmPlugin.fail_strategy.
    kinds: ['WasmPlugin.extensions.istio.io'],
    query: 'spec',
    behind: 'url',
    absent: [{ path: ['failStrategy'], value: 'FAIL_CLOSE' }],
    meaning: 'With FAIL_CLOSE all requests fail while the plugin cannot be fetched or run.',
  },
];

/** True for a VirtualService without hosts: what it leaves out comes from the route that names it. */
function isDelegate({ root }: Resource): boolean {
  return nodeAt(root, ['spec', 'hosts']) === undefined;
}

/** How often a request is sent again; undefined where a mesh config has a policy that does not say it. */
function retriesOf(index: IndexView): string | undefined {
  const policy = child(findMeshConfig(index), 'defaultHttpRetryPolicy');
  return policy === undefined ? '2' : scalar(policy, 'attempts')?.text;
}
