/** What we ask of an X.509 certificate. */
export interface CertificateDates {
  /** In milliseconds since 1970. */
  readonly notBefore: number;
  /** In milliseconds since 1970. */
  readonly notAfter: number;
}

const PEM = /-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

/**
 * Reads the dates of the first certificate of a PEM text.
 * @returns undefined if the text holds no certificate that can be read
 */
export function readCertificateDates(pem: string): CertificateDates | undefined {
  const body = PEM.exec(pem)?.[1];
  if (body === undefined) return undefined;
  let der: string;
  try {
    der = atob(body.replaceAll(/\s/g, ''));
  } catch {
    return undefined;
  }
  // Certificate > TBSCertificate > [version], serial, signature, issuer, validity (RFC 5280, 4.1).
  const certificate = element(der, 0);
  const signed = certificate && element(der, certificate.content);
  if (signed === undefined) return undefined;
  const parts: Element[] = [];
  for (let at = signed.content; parts.length < 4 && at < signed.end;) {
    const part = element(der, at);
    if (part === undefined) return undefined;
    // The version is the only tagged part that comes first, and may be left out.
    if (part.tag !== 0xa0) parts.push(part);
    at = part.end;
  }
  const validity = parts[3];
  const from = validity && element(der, validity.content);
  const to = from && element(der, from.end);
  const notBefore = from && readTime(der, from);
  const notAfter = to && readTime(der, to);
  return notBefore === undefined || notAfter === undefined ? undefined : { notBefore, notAfter };
}

interface Element {
  readonly tag: number;
  /** Offset of the first byte of the content. */
  readonly content: number;
  /** Offset behind the content. */
  readonly end: number;
}

/** The DER element at an offset; undefined if it does not fit into the bytes. */
function element(der: string, at: number): Element | undefined {
  const tag = der.charCodeAt(at);
  const first = der.charCodeAt(at + 1);
  if (Number.isNaN(first)) return undefined;
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (count > 4) return undefined;
  let length = count === 0 ? first : 0;
  for (let index = 0; index < count; index++) length = length * 256 + der.charCodeAt(at + 2 + index);
  const content = at + 2 + count;
  const end = content + length;
  return end <= der.length ? { tag, content, end } : undefined;
}

/** Milliseconds since 1970 of `YYMMDDhhmmssZ` (years 1950 to 2049) or `YYYYMMDDhhmmssZ`. */
function readTime(der: string, { tag, content, end }: Element): number | undefined {
  if (tag !== UTC_TIME && tag !== GENERALIZED_TIME) return undefined;
  const text = der.slice(content, end);
  const full = tag === GENERALIZED_TIME ? text : `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`;
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(full);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}
