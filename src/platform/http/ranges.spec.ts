import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../shared/errors.js';
import { assertRanges } from './ranges.js';

describe('ranges of a query', () => {
  it.each([
    ['2026-03-01', '2026-02-28'],
    ['2026-03-01T00:00:00.5Z', '2026-03-01T00:00:00Z'],
    ['10.00', '9.00'],
  ])('from %s to %s is refused', (from, to) => {
    let error: unknown;
    try {
      assertRanges({ from, to }, [['from', 'to']]);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ kind: 'invalid', details: { errors: [{ pointer: '?to' }] } });
  });

  it.each([
    ['2026-03-01', '2026-03-01'],
    ['9.00', '10.00'],
    ['2026-03-01', undefined],
    [undefined, '2026-03-01'],
  ])('from %s to %s is fine', (from, to) => {
    expect(() => assertRanges({ from, to }, [['from', 'to']])).not.toThrow();
  });
});
