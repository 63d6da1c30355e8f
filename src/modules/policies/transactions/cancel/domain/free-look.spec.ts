import { describe, expect, it } from '@jest/globals';
import { freeLookEnds } from './free-look.js';

describe('the free look of a new policy', () => {
  it.each([
    [
      'runs from the first day of coverage when that comes after binding',
      '2026-01-01',
      '2026-02-01',
      '2026-02-11',
    ],
    ['runs from binding when coverage was dated back', '2026-02-10', '2026-02-01', '2026-02-20'],
    ['runs over the end of a month', '2026-02-25', '2026-02-25', '2026-03-07'],
  ])('%s', (_case, boundOn, effectiveDate, last) => {
    expect(freeLookEnds({ days: 10, citation: '' }, { boundOn, effectiveDate })).toBe(last);
  });
});
