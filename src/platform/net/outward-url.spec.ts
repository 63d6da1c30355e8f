import { describe, expect, it } from '@jest/globals';
import { outwardUrlFault } from './outward-url.js';
import { networkFrom } from './reachable.js';

const LOOPBACK = [networkFrom('127.0.0.0/8')];

describe('an address that somebody entered', () => {
  it.each([
    'https://hooks.example.com/bindery',
    'https://8.8.8.8/',
    'https://[2606:4700:4700::1111]:8443/x?y=1',
  ])('may be %s', (url) => {
    expect(outwardUrlFault(url, [])).toBeNull();
  });

  it.each([
    ['ftp://example.com/', 'https'],
    ['file:///etc/passwd', 'https'],
    ['javascript:alert(1)', 'https'],
    ['http://example.com/', 'https'],
    ['https://user:word@example.com/', 'password'],
    ['https://example.com/#part', 'fragment'],
    ['https://127.0.0.1/', 'within'],
    ['https://2130706433/', 'within'],
    ['https://0x7f.1/', 'within'],
    ['https://[::1]/', 'within'],
    ['https://[::ffff:10.0.0.1]/', 'within'],
    ['https://169.254.169.254/latest/meta-data', 'within'],
    ['https://localhost/', 'within'],
    ['https://a.localhost./', 'within'],
    ['not a url', 'URL'],
  ])('is not %s', (url, word) => {
    expect(outwardUrlFault(url, [])).toContain(word);
  });

  it('may be without TLS where the operator has named the network', () => {
    expect(outwardUrlFault('http://127.0.0.1:8080/', LOOPBACK)).toBeNull();
    expect(outwardUrlFault('http://8.8.8.8/', LOOPBACK)).toContain('https');
    expect(outwardUrlFault('http://localhost:8080/', LOOPBACK)).toBeNull();
  });
});
