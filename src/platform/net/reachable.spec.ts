import { describe, expect, it } from '@jest/globals';
import { isOwnNetwork, mayReach, networkFrom } from './reachable.js';

describe('addresses to which this server connects', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('may be %s', (address) => {
    expect(mayReach(address, [])).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::7f00:1',
    'localhost',
    '',
  ])('are not %s', (address) => {
    expect(mayReach(address, [])).toBe(false);
  });

  it('are those of networks that the operator has named', () => {
    const networks = [networkFrom('10.1.0.0/16'), networkFrom('fd00::/8')];
    expect(mayReach('10.1.2.3', networks)).toBe(true);
    expect(mayReach('::ffff:10.1.2.3', networks)).toBe(true);
    expect(mayReach('fd12::1', networks)).toBe(true);
    expect(mayReach('10.2.0.1', networks)).toBe(false);
    expect(isOwnNetwork('10.1.2.3', networks)).toBe(true);
    expect(isOwnNetwork('8.8.8.8', networks)).toBe(false);
  });
});
