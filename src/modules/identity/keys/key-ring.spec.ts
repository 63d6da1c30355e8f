import { describe, expect, it } from '@jest/globals';
import type { PublicKey } from './key-ring.js';
import { KeyRing } from './key-ring.js';

const key = (kid: string): PublicKey => ({ kid, jwk: { kty: 'EC' }, pem: `pem of ${kid}` });

describe('key ring', () => {
  it('asks once for a key and remembers it', async () => {
    let looks = 0;
    const ring = new KeyRing(() => Promise.resolve([(looks++, key('a'))]), 0);
    expect((await ring.find('a'))?.pem).toBe('pem of a');
    expect((await ring.find('a'))?.pem).toBe('pem of a');
    expect(looks).toBe(1);
  });

  it('finds a key that was written after the last look', async () => {
    const stored = [key('a')];
    const ring = new KeyRing(() => Promise.resolve([...stored]), 0);
    await ring.find('a');
    stored.push(key('b'));
    expect((await ring.find('b'))?.kid).toBe('b');
  });

  it('does not answer from a look that began before the key was written', async () => {
    const stored = [key('a')];
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let looks = 0;
    const ring = new KeyRing(async () => {
      const seen = [...stored];
      if (++looks === 1) await gate;
      return seen;
    }, 0);
    const first = ring.find('nothing');
    await Promise.resolve();
    await Promise.resolve();
    expect(looks).toBe(1);
    stored.push(key('b'));
    const second = ring.find('b');
    release();
    expect(await first).toBeNull();
    expect((await second)?.kid).toBe('b');
  });

  it('makes a few looks of a flood of invented ids', async () => {
    let looks = 0;
    const ring = new KeyRing(() => Promise.resolve([(looks++, key('a'))]), 20);
    const found = await Promise.all(Array.from({ length: 5_000 }, (_, n) => ring.find(`invented-${n}`)));
    expect(found.every((one) => one === null)).toBe(true);
    expect(looks).toBeLessThanOrEqual(2);
  });

  it('reports a look that failed to those who waited for it, and recovers', async () => {
    let broken = true;
    const ring = new KeyRing(
      () => (broken ? Promise.reject(new Error('down')) : Promise.resolve([key('a')])),
      0,
    );
    await expect(ring.find('a')).rejects.toThrow('down');
    broken = false;
    expect((await ring.find('a'))?.kid).toBe('a');
  });
});
