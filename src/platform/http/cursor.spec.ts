import { describe, expect, it } from '@jest/globals';
import { encodeCursor } from '../../shared/page.js';
import { afterCursor } from './cursor.js';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('a cursor of moment and id', () => {
  it('is read as it was given', () => {
    const key = ['2028-02-29T23:59:59.123456Z', ID];
    expect(afterCursor(encodeCursor(key), ['moment', 'id'])).toEqual(key);
  });

  // PostgreSQL refuses these, which used to end as a fault without a pointer, and as a warning in the log.
  it.each([
    '2026-02-30T00:00:00.000000Z',
    '2026-02-29T00:00:00.000000Z',
    '0000-01-01T00:00:00.000000Z',
    '2026-01-01T23:59:60.000000Z',
    '2026-01-01T00:00:00.1.1Z',
    'infinity',
  ])('with the moment %s is refused', (moment) => {
    expect(() => afterCursor(encodeCursor([moment, ID]), ['moment', 'id'])).toThrow(
      expect.objectContaining({ code: 'http.invalid-cursor' }),
    );
  });
});
