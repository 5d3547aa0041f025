import type { NameSource } from './candidate.ts';
import {
  conditionKeys,
  destinationPorts,
  gateways,
  hosts,
  linkerdIdentities,
  principals,
  subsets,
} from './istio-names.ts';
import {
  backendPorts,
  labelKeys,
  labelValues,
  listenerNames,
  namesOf,
  namesOfReferred,
  namespaces,
  selectedPorts,
  serviceAccounts,
} from './kubernetes-names.ts';

/** Where names of a kind may stand: kinds by pattern, then fields by pattern, both matched whole. */
interface Row {
  readonly kind: RegExp;
  /** The path with `[]` for list items, `metadata.labels` for the keys of a map. */
  readonly field: RegExp;
  readonly source: NameSource;
}

const ROUTE = /^(?:HTTP|GRPC|TLS|TCP|UDP)Route\./;
const ISTIO = /\.istio\.io$/;
const LINKERD = /\.(?:policy\.)?linkerd\.io$/;
const CILIUM = /\.cilium\.io$/;

const ROWS: readonly Row[] = [
  { kind: /./, field: /^metadata\.namespace$/, source: namespaces },

  { kind: /^VirtualService\./, field: /^spec\.hosts\[\]$/, source: hosts },
  {
    kind: /^(?:VirtualService|DestinationRule)\./,
    field: /(?:^spec|\.destination|\.mirror)\.host$/,
    source: hosts,
  },
  { kind: /^VirtualService\./, field: /\.subset$/, source: subsets },
  { kind: /^VirtualService\./, field: /\.port\.number$/, source: destinationPorts },
  { kind: /^VirtualService\./, field: /\bgateways\[\]$/, source: gateways },
  {
    kind: /^VirtualService\./,
    field: /\.delegate\.name$/,
    source: namesOf('VirtualService.networking.istio.io'),
  },
  { kind: /^VirtualService\./, field: /\.delegate\.namespace$/, source: namespaces },
  { kind: /^Gateway\.networking\.istio\.io$/, field: /\.credentialName$/, source: namesOf('Secret') },
  { kind: /^AuthorizationPolicy\.security/, field: /\.(?:notP|p)rincipals\[\]$/, source: principals },
  { kind: /^AuthorizationPolicy\.security/, field: /\.(?:notN|n)amespaces\[\]$/, source: namespaces },
  { kind: /^AuthorizationPolicy\.security/, field: /\.when\[\]\.key$/, source: conditionKeys },
  {
    kind: ISTIO,
    field: /\.targetRefs?(?:\[\])?\.name$/,
    source: namesOfReferred({ group: '', kind: 'Service' }),
  },
  { kind: ISTIO, field: /\.serviceAccount$/, source: serviceAccounts },

  {
    kind: ROUTE,
    field: /\.parentRefs\[\]\.name$/,
    source: namesOfReferred({ group: 'gateway.networking.k8s.io', kind: 'Gateway' }),
  },
  { kind: ROUTE, field: /\.parentRefs\[\]\.sectionName$/, source: listenerNames },
  { kind: ROUTE, field: /\.backendRefs?(?:\[\])?\.name$/, source: namesOf('Service') },
  { kind: ROUTE, field: /\.backendRefs?(?:\[\])?\.port$/, source: backendPorts },
  { kind: /\.gateway\.networking/, field: /Refs?(?:\[\])?\.namespace$/, source: namespaces },
  { kind: /^ReferenceGrant\./, field: /\.namespace$/, source: namespaces },
  {
    kind: /^Gateway\.gateway/,
    field: /\.gatewayClassName$/,
    source: namesOf('GatewayClass.gateway.networking.k8s.io'),
  },
  {
    kind: /^(?:Gateway|ListenerSet)\.gateway/,
    field: /\.certificateRefs\[\]\.name$/,
    source: namesOf('Secret'),
  },
  { kind: /^BackendTLSPolicy\./, field: /\.targetRefs\[\]\.name$/, source: namesOf('Service') },

  { kind: /^Server\.policy/, field: /^spec\.port$/, source: selectedPorts },
  {
    kind: /^AuthorizationPolicy\.policy/,
    field: /\.targetRef\.name$/,
    source: namesOfReferred({ group: 'policy.linkerd.io', kind: 'Server' }),
  },
  {
    kind: /^AuthorizationPolicy\.policy/,
    field: /\.requiredAuthenticationRefs\[\]\.name$/,
    source: namesOfReferred({ group: 'policy.linkerd.io', kind: 'MeshTLSAuthentication' }),
  },
  {
    kind: /^HTTPLocalRateLimitPolicy\./,
    field: /\.targetRef\.name$/,
    source: namesOfReferred({ group: 'policy.linkerd.io', kind: 'Server' }),
  },
  { kind: /^ServerAuthorization\./, field: /\.server\.name$/, source: namesOf('Server.policy.linkerd.io') },
  { kind: /^MeshTLSAuthentication\./, field: /\.identities\[\]$/, source: linkerdIdentities },
  { kind: LINKERD, field: /(?:identityRefs|serviceAccounts|clientRefs)\[\]\.name$/, source: serviceAccounts },
  { kind: /^TrafficSplit\./, field: /\.service$/, source: namesOf('Service') },

  { kind: CILIUM, field: /\.cidrGroupRef$/, source: namesOf('CiliumCIDRGroup.cilium.io') },
  {
    kind: CILIUM,
    field: /\.k8sService\.serviceName$|\.serviceMatcher\.serviceName$/,
    source: namesOf('Service'),
  },
  { kind: /EnvoyConfig\.cilium/, field: /\.(?:s|backendS)ervices\[\]\.name$/, source: namesOf('Service') },
  {
    kind: /^CiliumBGPClusterConfig\./,
    field: /\.peerConfigRef\.name$/,
    source: namesOf('CiliumBGPPeerConfig.cilium.io'),
  },
  { kind: CILIUM, field: /\.secret\.name$/, source: namesOf('Secret') },

  {
    kind: /^(?!Deployment|StatefulSet|DaemonSet)./,
    field: /\.matchLabels$|^spec\.selector$|\.workloadSelector\.labels$|\.subsets\[\]\.labels$/,
    source: labelKeys,
  },
  {
    kind: /^(?!Deployment|StatefulSet|DaemonSet)./,
    field:
      /\.matchLabels\.[^[]+$|^spec\.selector\.(?!match)[^[]+$|\.workloadSelector\.labels\.[^[]+$|\.subsets\[\]\.labels\.[^[]+$/,
    source: labelValues,
  },
];

/** The source of names for a field; undefined where names of the workspace have no place. */
export function findNameSource(kind: string, field: string): NameSource | undefined {
  return ROWS.find((row) => row.kind.test(kind) && row.field.test(field))?.source;
}
