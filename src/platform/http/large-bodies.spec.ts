import { afterAll, describe, expect, it } from '@jest/globals';
import { LargeBodies } from './large-bodies.js';

const LIMIT = 16 * 1024 * 1024;

describe('large bodies', () => {
  const bodies = new LargeBodies();
  afterAll(() => bodies.close());

  it('that take long to judge leave the event loop to others', async () => {
    // Escapes have to be read one by one, to find those that stand for half a character.
    const rows = Array.from({ length: 400_000 }, (_, index) => `["\\u00e9${index}","1.05"]`);
    const text = `{"rows":[${rows.join(',')}],"rows":[]}`;
    let turns = 0;
    const others = setInterval(() => (turns += 1), 1);
    await expect(bodies.read(Buffer.from(text), LIMIT)).rejects.toMatchObject({ code: 'http.duplicate-key' });
    clearInterval(others);
    expect(turns).toBeGreaterThan(5);
  });

  it('of text are judged there too', async () => {
    const piles = `a${'\u0316\u0301'.repeat(15)}`.repeat(60_000);
    let turns = 0;
    const others = setInterval(() => (turns += 1), 1);
    const read = await bodies.read(Buffer.from(piles), LIMIT, true);
    clearInterval(others);
    expect(read).toBe(piles.normalize('NFC'));
    expect(turns).toBeGreaterThan(5);
    await expect(bodies.read(Buffer.from(`${piles}\u200b`), LIMIT, true)).rejects.toMatchObject({
      code: 'http.malformed-text',
    });
  });

  it('come out as they were sent', async () => {
    const body = { rows: Array.from({ length: 50_000 }, (_, index) => [`Núñez ${index}`, 1.05, null, true]) };
    expect(await bodies.read(Buffer.from(JSON.stringify(body)), LIMIT)).toEqual(body);
  });
});
