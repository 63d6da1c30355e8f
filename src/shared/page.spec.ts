import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor, toPage } from './page.js';
import { isId, newId } from './ids.js';

describe('cursors', () => {
  it('come back as they went out', () => {
    expect(decodeCursor(encodeCursor(['Ada', '1']), 2)).toEqual(['Ada', '1']);
  });

  it.each(['', 'x', '!!!', encodeCursor(['only one']), Buffer.from('{"a":1}').toString('base64url')])(
    'gives null for %p, which is none of ours',
    (cursor) => expect(decodeCursor(cursor, 2)).toBeNull(),
  );

  it('show a next page only when a further row was found', () => {
    const key = (n: number): string[] => [String(n)];
    expect(toPage([1, 2], 2, key, String)).toEqual({ items: ['1', '2'], nextCursor: null });
    expect(toPage([1, 2, 3], 2, key, String)).toEqual({ items: ['1', '2'], nextCursor: encodeCursor(['2']) });
  });
});

describe('ids', () => {
  it('are UUIDs of version 7 that sort by time', () => {
    const [early, late] = [newId(1_000), newId(2_000)];
    expect(isId(early)).toBe(true);
    expect(early[14]).toBe('7');
    expect(early < late).toBe(true);
  });

  it('keep the order in which one millisecond made them', () => {
    const made = Array.from({ length: 500 }, () => newId(5_000));
    expect(made.toSorted()).toEqual(made);
  });

  it('do not repeat', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => newId())).size).toBe(10_000);
  });
});
