import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Fingerprints } from './fingerprints.js';

const key = (byte: number): Buffer => Buffer.alloc(32, byte);
const BODY = '{"kind":"social_security","value":"219-09-9999"}';

describe('what is kept of a request that may be repeated', () => {
  it('is recognized under the present key and under a former one, and no other request is', () => {
    const before = new Fingerprints(key(1), []);
    const after = new Fingerprints(key(2), [key(1)]);
    for (const stored of [before.of(BODY), after.of(BODY)]) {
      expect(after.isOf(BODY, stored)).toBe(true);
      expect(after.isOf(`${BODY} `, stored)).toBe(false);
    }
    expect(before.isOf(BODY, after.of(BODY))).toBe(false);
  });

  it('cannot be found by trying bodies without the key', () => {
    const stored = new Fingerprints(key(1), []).of(BODY);
    expect(stored.equals(hash('sha256', BODY, 'buffer'))).toBe(false);
    expect(new Fingerprints(key(2), []).isOf(BODY, stored)).toBe(false);
  });
});
