import { expect, it } from 'vitest';
import { readCertificateDates } from '../../server/src/util/certificate.ts';
import { certificate } from '../support/certificate.ts';

it('reads both forms of time', () => {
  expect(readCertificateDates(certificate('2051'))).toEqual({
    notBefore: Date.UTC(2000, 0, 1),
    notAfter: Date.UTC(2051, 11, 31, 23, 59, 59),
  });
});

it('knows nothing of texts that are no certificate', () => {
  const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`;
  for (const text of [
    '',
    'hush',
    pem('%%%'),
    pem(''),
    pem(btoa('0\u0005ab')),
    pem(btoa('\u0030\u0084\u00ff')),
  ]) {
    expect(readCertificateDates(text)).toBeUndefined();
  }
});

it('survives any cut of a certificate', () => {
  const whole = atob(certificate('2051').split('\n')[1] ?? '');
  for (let length = 0; length < whole.length; length++) {
    const cut = btoa(whole.slice(0, length));
    expect(
      readCertificateDates(`-----BEGIN CERTIFICATE-----\n${cut}\n-----END CERTIFICATE-----`),
    ).toBeUndefined();
  }
});
