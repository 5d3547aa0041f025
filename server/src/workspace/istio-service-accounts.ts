import { podServiceAccount, WORKLOAD_KINDS } from '../resources/workload.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';
import { isKnownNamespace } from './istio-namespaces.ts';

const SERVICE_ACCOUNT = 'ServiceAccount';

/** `namespace/name` of every account that a document defines or a workload runs as. */
const ACCOUNTS = defineLookup({
  name: 'istio-service-accounts',
  kinds: [SERVICE_ACCOUNT, ...WORKLOAD_KINDS],
  *keysOf(resource) {
    const name = resource.key === SERVICE_ACCOUNT ? resource.name : podServiceAccount(resource);
    yield `${resource.namespace}/${name}`;
    yield `${resource.namespace}/`;
    yield '';
  },
});

/** Kinds that tell which service accounts a namespace has. */
export const ACCOUNT_KINDS = [SERVICE_ACCOUNT, ...WORKLOAD_KINDS];

/** The parts of `cluster.local/ns/shop/sa/cart`. */
export interface Principal {
  readonly trustDomain: string;
  readonly namespace: string;
  readonly account: string;
}

/**
 * Reads a principal without wildcards.
 * @returns undefined for wildcards and for texts of another form
 */
export function parsePrincipal(text: string): Principal | undefined {
  const match = /^([^*/]+)\/ns\/([^*/]+)\/sa\/([^*/]+)$/.exec(text);
  if (match === null) return undefined;
  return { trustDomain: match[1] ?? '', namespace: match[2] ?? '', account: match[3] ?? '' };
}

/** True if a document defines the account, a workload runs as it, or Kubernetes makes it with its namespace. */
export function isKnownAccount(index: IndexView, namespace: string, name: string): boolean {
  if (index.by(ACCOUNTS, `${namespace}/${name}`).length > 0) return true;
  return name === 'default' && isKnownNamespace(index, namespace);
}

/**
 * The accounts that the workspace knows; a workload's word counts.
 * @param namespace limits them to one namespace
 */
export function knownAccounts(index: IndexView, namespace?: string): Omit<Principal, 'trustDomain'>[] {
  const accounts = index.by(ACCOUNTS, namespace === undefined ? '' : `${namespace}/`).map((resource) => ({
    namespace: resource.namespace,
    account: resource.key === SERVICE_ACCOUNT ? resource.name : podServiceAccount(resource),
  }));
  const byName = new Map(accounts.map((entry) => [`${entry.namespace}/${entry.account}`, entry]));
  return [...byName.values()].filter(({ account }) => account !== '');
}
