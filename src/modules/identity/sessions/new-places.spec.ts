import { describe, expect, it } from '@jest/globals';
import type { SignInPlace } from './new-places.js';
import { newPlaces } from './new-places.js';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';
const NEXT_FIREFOX = FIREFOX.replaceAll('145.0', '146.0');
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

const place = (ip: string, userAgent = FIREFOX): SignInPlace => ({ ip, userAgent, isBrowser: true });

describe('what is new of a sign-in', () => {
  it.each<[string, SignInPlace, readonly SignInPlace[], readonly string[]]>([
    ['nothing of the first ever', place('203.0.113.7'), [], []],
    ['nothing where one has been before', place('203.0.113.7'), [place('203.0.113.7')], []],
    [
      'nothing of a newer version of the browser',
      place('203.0.113.7', NEXT_FIREFOX),
      [place('203.0.113.7')],
      [],
    ],
    ['the device', place('203.0.113.7', SAFARI), [place('203.0.113.7')], ['new-device']],
    ['the network', place('203.0.113.8'), [place('203.0.113.7')], ['new-network']],
    ['nothing within one IPv6 subscriber', place('2001:db8:1:2::9'), [place('2001:db8:1:2::1')], []],
    ['the next IPv6 subscriber', place('2001:db8:1:3::1'), [place('2001:db8:1:2::1')], ['new-network']],
    ['both', place('203.0.113.8', SAFARI), [place('203.0.113.7')], ['new-device', 'new-network']],
    [
      'neither, though each is known from another sign-in',
      place('203.0.113.8', SAFARI),
      [place('203.0.113.7', SAFARI), place('203.0.113.8')],
      [],
    ],
  ])('is %s', (_what, here, before, expected) => {
    expect(newPlaces(here, before)).toEqual(expected);
  });
});
