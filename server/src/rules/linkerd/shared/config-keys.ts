import {
  environment,
  goBoolean,
  goDuration,
  oneOf,
  port,
  portNumbers,
  portsOfPods,
  quantity,
  ratio,
  subnets,
  wholeNumber,
  type ValueCheck,
} from './value-checks.ts';

/** An annotation by which a Pod or its Namespace configures its proxy. */
export interface ConfigKey {
  readonly check?: ValueCheck;
  /** The few words that are right, for proposals. */
  readonly words?: readonly string[];
  readonly upstream: string;
}

const words = (upstream: string, ...list: readonly string[]): ConfigKey => ({
  check: oneOf(...list),
  words: list,
  upstream,
});
const checked = (upstream: string, check: ValueCheck): ConfigKey => ({ check, upstream });
const any: ConfigKey = { upstream: 'L5D-ANN-045' };
const boolean: ConfigKey = { check: goBoolean, words: ['true', 'false'], upstream: 'L5D-ANN-047' };
const pullPolicy = words('L5D-ANN-047', 'Always', 'IfNotPresent', 'Never');
const quantityKey = checked('L5D-ANN-049', quantity);
const timeout = checked('L5D-ANN-053', goDuration);
const portKey = checked('L5D-ANN-047', port);
const skipped = checked('L5D-ANN-051', portNumbers);
const userId = checked('L5D-ANN-047', wholeNumber(0, 2 ** 31 - 1));

/** The words of `default-inbound-policy`, and of a Server's `accessPolicy` (policy-controller, `DefaultPolicy`). */
const INBOUND_POLICIES = [
  'all-authenticated',
  'all-unauthenticated',
  'cluster-authenticated',
  'cluster-unauthenticated',
  'deny',
  'audit',
];

/** What stands behind `config.linkerd.io/` (pkg/k8s/labels.go). */
const CONFIG: Readonly<Record<string, ConfigKey>> = {
  'proxy-image': any,
  'image-pull-policy': pullPolicy,
  'debug-image': any,
  'debug-image-version': any,
  'debug-image-pull-policy': pullPolicy,
  'control-port': portKey,
  'skip-inbound-ports': skipped,
  'skip-outbound-ports': skipped,
  'opaque-ports': checked('L5D-ANN-051', portsOfPods),
  'skip-subnets': checked('L5D-ANN-047', subnets),
  'inbound-port': portKey,
  'admin-port': portKey,
  'outbound-port': portKey,
  'pod-inbound-ports': checked('L5D-ANN-051', portNumbers),
  'proxy-cpu-request': quantityKey,
  'proxy-cpu-limit': quantityKey,
  'proxy-cpu-ratio-limit': checked('L5D-ANN-054', ratio(1)),
  'proxy-memory-request': quantityKey,
  'proxy-memory-limit': quantityKey,
  'proxy-ephemeral-storage-request': quantityKey,
  'proxy-ephemeral-storage-limit': quantityKey,
  'proxy-uid': userId,
  'proxy-gid': userId,
  'proxy-admin-shutdown': words('L5D-ANN-051', 'enabled', 'disabled'),
  'proxy-log-level': any,
  'proxy-log-http-headers': words('L5D-ANN-047', 'off', 'insecure'),
  'proxy-log-format': words('L5D-ANN-047', 'plain', 'json'),
  'enable-external-profiles': boolean,
  'proxy-version': any,
  'proxy-require-identity-inbound-ports': checked('L5D-ANN-051', portNumbers),
  'proxy-metrics-hostname-labels': any,
  'proxy-outbound-connect-timeout': timeout,
  'proxy-inbound-connect-timeout': timeout,
  'proxy-outbound-discovery-cache-unused-timeout': timeout,
  'proxy-inbound-discovery-cache-unused-timeout': timeout,
  'proxy-disable-outbound-protocol-detect-timeout': boolean,
  'proxy-disable-inbound-protocol-detect-timeout': boolean,
  'enable-gateway': boolean,
  'enable-debug-sidecar': boolean,
  'close-wait-timeout': timeout,
  'proxy-enable-native-sidecar': boolean,
  'proxy-await': words('L5D-ANN-051', 'enabled', 'disabled'),
  'default-inbound-policy': words('L5D-ANN-050', ...INBOUND_POLICIES),
  'access-log': words('L5D-ANN-052', 'apache', 'json'),
  'shutdown-grace-period': checked('L5D-ANN-053', goDuration),
  'proxy-additional-env': checked('L5D-ANN-055', environment),
};

/** Every annotation that configures the proxy of a Pod, by its full name. */
export const CONFIG_KEYS: ReadonlyMap<string, ConfigKey> = new Map<string, ConfigKey>([
  ['linkerd.io/inject', words('L5D-ANN-040', 'enabled', 'disabled', 'ingress')],
  ...Object.entries(CONFIG).map(([name, key]) => [`config.linkerd.io/${name}`, key] as const),
  ['config.alpha.linkerd.io/proxy-wait-before-exit-seconds', checked('L5D-ANN-047', wholeNumber(0, 2 ** 31))],
  ['config.alpha.linkerd.io/proxy-enable-native-sidecar', { ...boolean, upstream: 'L5D-ANN-048' }],
  ['config.beta.linkerd.io/proxy-enable-native-sidecar', { ...boolean, upstream: 'L5D-ANN-048' }],
]);
