const DNS_LABEL = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/;

/** True for a part of a DNS name: letters, digits and inner hyphens, at most 63. Upper case is accepted. */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && DNS_LABEL.test(text);
}

/** True for `*` itself, or a DNS label that starts with `*` or `*-`. */
function isWildcardLabel(text: string): boolean {
  return text === '*' || isDnsLabel(text.replace(/^\*-?/, ''));
}

/**
 * What is wrong with a domain name, by the rules of Istio's webhook (pkg/config/validation/agent): DNS labels
 * between dots, 255 characters at most, a dot at the end allowed, no number as the last part.
 * @returns a phrase that completes `"x" is no valid host: …`; undefined if nothing is wrong
 */
export function domainFault(domain: string): string | undefined {
  return preconditionFault(domain) ?? labelsFault(domain.split('.'));
}

/** Like `domainFault`; the first part may be a wildcard (`*`, `*.example.com`, `*-x.example.com`). */
export function wildcardDomainFault(domain: string): string | undefined {
  const fault = preconditionFault(domain);
  if (fault !== undefined) return fault;
  const [first = '', ...rest] = domain.split('.');
  if (!isWildcardLabel(first)) return labelFault(first);
  return rest.length === 0 ? undefined : labelsFault(rest);
}

function preconditionFault(domain: string): string | undefined {
  if (domain === '') return 'it is empty';
  return domain.length > 255 ? 'it is longer than 255 characters' : undefined;
}

function labelsFault(labels: readonly string[]): string | undefined {
  const last = labels.at(-1) ?? '';
  if (/^[-+]?[0-9]+$/.test(last)) return `its last part "${last}" is a number`;
  const named = last === '' ? labels.slice(0, -1) : labels;
  const wrong = named.find((label) => !isDnsLabel(label));
  return wrong === undefined ? undefined : labelFault(wrong);
}

function labelFault(label: string): string {
  if (label === '') return 'a part between its dots is empty';
  if (label.length > 63) return `its part "${label.slice(0, 20)}…" is longer than 63 characters`;
  if (label.includes('*')) return `a wildcard may only stand in its first part, and there at the start`;
  return `its part "${label}" may hold only letters, digits and inner hyphens`;
}

/** True for a host such as `*-x.example.com`, whose wildcard stands for a part of a label only. */
export function hasPartialWildcard(host: string): boolean {
  return host.length > 1 && host.includes('*') && !host.startsWith('*.');
}

/**
 * Whether every name that `inner` stands for is also one of `outer`; both may be wildcards (`*`, `*.b.c`).
 * Istio's `host.Name.SubsetOf`.
 */
export function hostCovers(outer: string, inner: string): boolean {
  if (!outer.startsWith('*')) return outer === inner;
  return inner.replace(/^\*/, '').endsWith(outer.slice(1)) && inner.length >= outer.length;
}
