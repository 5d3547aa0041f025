/** What a value of a format is, and how to recognise one. */
export interface Format {
  /** What the value is, to complete "is not …" in a message, with an example. */
  readonly expected: string;
  /** The regular expression upstream uses, anchored, in RE2 syntax; absent where code must decide. */
  readonly pattern?: string;
}

const DNS_LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const DNS_SUBDOMAIN = String.raw`${DNS_LABEL}(\.${DNS_LABEL})*`;

/** The formats that only texts have and that a pattern decides; upstream writes these as `pattern`. */
export const PATTERN_FORMATS = {
  'dns-label': {
    expected: 'a DNS label: lower-case letters, digits and "-", such as "my-shop"',
    pattern: `^${DNS_LABEL}$`,
  },
  'dns-subdomain': {
    expected: 'a DNS name in lower case, such as "shop.example.com"',
    pattern: `^${DNS_SUBDOMAIN}$`,
  },
  'dns-subdomain-or-empty': {
    expected: 'an API group, such as "gateway.networking.k8s.io", or empty for the core group',
    pattern: `^$|^${DNS_SUBDOMAIN}$`,
  },
  'wildcard-hostname': {
    expected: 'a host name in lower case without port, such as "shop.example.com" or "*.example.com"',
    pattern: String.raw`^(\*\.)?${DNS_SUBDOMAIN}$`,
  },
  'kind-name': {
    expected: 'the name of a kind, such as "Service"',
    pattern: '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$',
  },
  'http-header-name': {
    expected: 'the name of an HTTP header, such as "x-request-id"',
    pattern: String.raw`^[A-Za-z0-9!#$%&'*+\-.^_\x60|~]+$`,
  },
  'label-value': {
    expected: 'a label value: at most 63 letters, digits, "-", "_" and ".", a letter or digit at both ends',
    pattern: '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$',
  },
  'gep-2257-duration': {
    expected: 'a duration of whole numbers with h, m, s or ms, such as "10s" or "1m30s"',
    pattern: '^([0-9]{1,5}(h|m|s|ms)){1,4}$',
  },
  quantity: {
    expected: 'a quantity, such as "500m" or "2"',
    pattern: String.raw`^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$`,
  },
} as const satisfies Readonly<Record<string, Format>>;

/** The formats that code must decide; `schemas/README.md` has the exact meaning of each. */
export const CHECKED_FORMATS = {
  int32: { expected: 'a whole number of 32 bits' },
  int64: { expected: 'a whole number of 64 bits' },
  float: { expected: 'a number' },
  double: { expected: 'a number' },
  byte: { expected: 'base64' },
  'date-time': { expected: 'a time such as "2026-11-20T13:00:00Z"' },
  ipv4: { expected: 'an IPv4 address, such as "10.0.0.1"' },
  ipv6: { expected: 'an IPv6 address, such as "fd00::1"' },
  ip: { expected: 'an IP address, such as "10.0.0.1" or "fd00::1"' },
  'ip-or-empty': { expected: 'an IP address, such as "10.0.0.1"' },
  cidr: { expected: 'a network with its prefix length, such as "10.0.0.0/8"' },
  'ip-or-cidr': { expected: 'an IP address or a network, such as "10.0.0.1" or "10.0.0.0/8"' },
  'go-duration': { expected: 'a duration with its unit, such as "10s" or "1m30s"' },
  'k8s-duration': { expected: 'a duration with its unit, such as "10s" or "1m30s"' },
  'tls-hostname': {
    expected: 'a host name, not an IP address, such as "shop.example.com" or "*.example.com"',
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof PATTERN_FORMATS | keyof typeof CHECKED_FORMATS;
