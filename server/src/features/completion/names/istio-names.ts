import { API_GATEWAY, ISTIO_GATEWAY } from '../../../workspace/istio-gateways.ts';
import { knownHosts, resolveHost } from '../../../workspace/istio-hosts.ts';
import { subsetsOf } from '../../../workspace/istio-destination-rules.ts';
import { trustDomainsOf } from '../../../workspace/istio-mesh-config.ts';
import { knownAccounts } from '../../../workspace/istio-service-accounts.ts';
import { text } from '../../../yaml/select.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import type { NameSource } from './candidate.ts';

/** Hosts: short names of the namespace, full names of all others, hosts of ServiceEntries. */
export const hosts: NameSource = ({ index, namespace, typed }) => {
  const forms = typed.includes('.') ? [typed] : ['', 'a.b.svc.cluster.local'];
  return forms
    .flatMap((form) => knownHosts(index, form, namespace))
    .map((name) => ({ name, detail: name.includes('.svc') || !name.includes('.') ? 'Service' : 'host' }));
};

/** Subsets of the host beside the cursor. */
export const subsets: NameSource = ({ index, namespace, map }) => {
  const host = text(map, 'host');
  return host === undefined
    ? []
    : subsetsOf(index, host, namespace).map(({ name, rule }) => ({ name, detail: `subset of ${rule.name}` }));
};

/** Ports of the host of the destination around the cursor. */
export const destinationPorts: NameSource = ({ index, namespace, map }) => {
  const destination: YamlNode | undefined = map?.parent;
  const target = resolveHost(index, text(destination, 'host') ?? '', namespace);
  return (target?.ports ?? []).map(({ number, name }) => ({
    name: String(number),
    detail: `port ${name ?? number}`,
  }));
};

/** Gateways: by name in the same namespace, as `namespace/name` in others, and the sidecars' `mesh`. */
export const gateways: NameSource = function* ({ index, namespace }) {
  for (const kind of [ISTIO_GATEWAY, API_GATEWAY]) {
    for (const gateway of index.all(kind)) {
      if (gateway.name === '') continue;
      const name = gateway.namespace === namespace ? gateway.name : `${gateway.namespace}/${gateway.name}`;
      yield { name, detail: 'Gateway' };
    }
  }
  yield { name: 'mesh', detail: 'all sidecars' };
};

/** Service accounts in the form in which Istio proves them. */
export const principals: NameSource = ({ index }) => {
  const [trustDomain = 'cluster.local'] = trustDomainsOf(index);
  return knownAccounts(index).map(({ namespace, account }) => ({
    name: `${trustDomain}/ns/${namespace}/sa/${account}`,
    detail: 'ServiceAccount',
  }));
};

/** Service accounts in the form in which Linkerd proves them. */
export const linkerdIdentities: NameSource = ({ index }) =>
  knownAccounts(index).map(({ namespace, account }) => ({
    name: `${account}.${namespace}.serviceaccount.identity.linkerd.cluster.local`,
    detail: 'ServiceAccount',
  }));

const CONDITION_KEYS = [
  'request.headers[]',
  'source.ip',
  'remote.ip',
  'source.namespace',
  'source.principal',
  'source.serviceAccount',
  'request.auth.principal',
  'request.auth.audiences',
  'request.auth.presenter',
  'request.auth.claims[]',
  'destination.ip',
  'destination.port',
  'connection.sni',
];

/**
 * Keys of `when` conditions. Source: Authorization Policy Conditions, istio.io, Istio 1.30.
 */
export const conditionKeys: NameSource = () => CONDITION_KEYS.map((name) => ({ name, detail: 'condition' }));
