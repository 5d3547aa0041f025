import { domainFault } from './host-name.ts';

const LABEL_NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** True for a Kubernetes label key: `name` or `prefix.example.com/name`. */
export function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  const isPrefixFine = slash === -1 || domainFault(key.slice(0, slash)) === undefined;
  return isPrefixFine && name.length <= 63 && LABEL_NAME.test(name);
}

/** True for a Kubernetes label value; the empty one is fine. */
export function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= 63 && LABEL_NAME.test(value));
}
