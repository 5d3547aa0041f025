import { describe, expect, it } from 'vitest';
import { parseGoDuration } from '../../../server/src/rules/shared/go-duration.ts';
import { domainFault, hostCovers, wildcardDomainFault } from '../../../server/src/rules/shared/host-name.ts';
import { headerValueFault } from '../../../server/src/rules/shared/http-header.ts';
import { isCidr, isIpAddress } from '../../../server/src/rules/shared/ip-address.ts';
import { isLabelKey, isLabelValue } from '../../../server/src/rules/shared/label-syntax.ts';

describe('parseGoDuration', () => {
  it.each([
    ['1.5s', 1.5e9],
    ['1h30m', 5400e9],
    ['10us', 10_000],
    ['0', 0],
    ['-1s', -1e9],
  ])('reads %s', (text, nanoseconds) => expect(parseGoDuration(text)).toBe(nanoseconds));
  it.each(['5', '', 's', '1d', '1 s', '1s5'])('refuses "%s"', (text) =>
    expect(parseGoDuration(text)).toBeUndefined(),
  );
});

describe('hosts', () => {
  it.each(['a', 'a.b.c', 'A.example.com.', 'x-1.y'])('"%s" is a domain', (host) =>
    expect(domainFault(host)).toBeUndefined(),
  );
  it.each(['', 'a_b', '*.a', 'a..b', '1.2.3.4', '-a', 'a/b', 'a:80'])('"%s" is no domain', (host) =>
    expect(domainFault(host)).toBeDefined(),
  );
  it.each(['*', '*.a.b', '*-a.b', '*a.b', 'a.b'])('"%s" may hold a wildcard', (host) =>
    expect(wildcardDomainFault(host)).toBeUndefined(),
  );
  it.each(['a.*.b', 'a*.b', '**.b', ''])('"%s" is no wildcard', (host) =>
    expect(wildcardDomainFault(host)).toBeDefined(),
  );
  it('knows which host stands for which', () => {
    expect(hostCovers('*.b.c', 'a.b.c')).toBe(true);
    expect(hostCovers('*', '*.b.c')).toBe(true);
    expect(hostCovers('*.b.c', '*.c')).toBe(false);
    expect(hostCovers('b.c', 'a.b.c')).toBe(false);
  });
});

describe('addresses', () => {
  it.each(['1.2.3.4', '::', '::1', 'fe80::1', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4'])('%s', (text) =>
    expect(isIpAddress(text)).toBe(true),
  );
  it.each(['1.2.3', '01.2.3.4', '1.2.3.256', ':::', '1:2', 'a.b.c.d', ''])('not "%s"', (text) =>
    expect(isIpAddress(text)).toBe(false),
  );
  it('reads networks', () => {
    expect(isCidr('10.0.0.0/8')).toBe(true);
    expect(isCidr('10.0.0.0/33')).toBe(false);
    expect(isCidr('::/0')).toBe(true);
    expect(isCidr('10.0.0.0')).toBe(false);
  });
});

describe('header values', () => {
  it.each(['foo', '%HOSTNAME%', '100%%', 'a %REQ(x)% b', '%PER_ROUTE_STATE(["a", "b"])%', ''])(
    '%s',
    (value) => expect(headerValueFault(value)).toBeUndefined(),
  );
  it.each(['abc%123', '%START_TIME%%', '100%', '%REQ(x%', 'a\u0000b'])('not %s', (value) =>
    expect(headerValueFault(value)).toBeDefined(),
  );
});

describe('labels', () => {
  it('reads keys and values', () => {
    expect(isLabelKey('app.kubernetes.io/name')).toBe(true);
    expect(isLabelKey('-app')).toBe(false);
    expect(isLabelKey('')).toBe(false);
    expect(isLabelValue('')).toBe(true);
    expect(isLabelValue('v1.2_a')).toBe(true);
    expect(isLabelValue('.v1')).toBe(false);
  });
});
