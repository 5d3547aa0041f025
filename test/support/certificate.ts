/** A DER element: tag, length (below 128), content. */
function element(tag: number, content: string): string {
  return String.fromCharCode(tag, content.length) + content;
}

/** A certificate in PEM form, valid from 2000 to the end of `year` (four digits), with little else in it. */
export function certificate(year: string): string {
  const times = element(0x17, '000101000000Z') + element(0x18, `${year}1231235959Z`);
  const version = element(0xa0, element(2, '\u0002'));
  const body = version + element(2, '\u0001') + element(0x30, '') + element(0x30, '') + element(0x30, times);
  const der = element(0x30, element(0x30, body));
  return `-----BEGIN CERTIFICATE-----\n${btoa(der)}\n-----END CERTIFICATE-----\n`;
}
