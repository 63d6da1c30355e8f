import { describe, expect, it } from '@jest/globals';
import { deviceName } from './device-name.js';

describe('the name of a device', () => {
  it.each([
    [
      'Firefox on Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    ],
    [
      'Chrome on macOS',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    ],
    [
      'Microsoft Edge on Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    ],
    [
      'Safari on iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
    ],
    [
      'Safari on macOS',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
    ],
    [
      'Chrome on Android 14',
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    ],
    ['Firefox on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'],
    ['curl', 'curl/8.5.0'],
    ['Nightly Import', 'Nightly Import/2.1'],
    ['node', 'node'],
    ['Unknown program', '<b>bold</b>'],
    ['Unknown program', '\u202Eevil'],
    ['Unknown program', '  '],
  ])('is %s', (name, userAgent) => {
    expect(deviceName(userAgent, true)).toBe(name);
  });

  it('is the command line where there is no browser, and unknown where one says nothing', () => {
    expect(deviceName(null, false)).toBe('Command line');
    expect(deviceName(null, true)).toBe('Unknown program');
  });

  it('takes no longer for what is long and made up', () => {
    for (const part of ['Mozilla/5.0 (', '(((((', 'a ', 'Version/1 ', 'iPhone ', ';;'])
      expect(deviceName(part.repeat(600).slice(0, 512), true).length).toBeLessThan(80);
  });
});
