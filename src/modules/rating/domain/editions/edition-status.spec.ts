import { describe, expect, it } from '@jest/globals';
import { refusals } from '../../../../../test/support/small-manual.js';
import type { EditionChange } from './edition-status.js';
import { EDITION_CHANGES, EDITION_STATUSES, statusAfter } from './edition-status.js';

describe('the course of an edition', () => {
  it('leads from draft to active over filing and approval, and nowhere else', () => {
    const course: readonly EditionChange[] = ['file', 'approve', 'activate', 'supersede', 'restore'];
    const passed = course.reduce(
      (statuses, change) => [...statuses, statusAfter(change, statuses.at(-1) ?? 'draft')],
      [] as ReturnType<typeof statusAfter>[],
    );
    expect(passed).toEqual(['filed', 'approved', 'active', 'superseded', 'active']);
    const intoActive = Object.entries(EDITION_CHANGES).filter(([, { to }]) => to === 'active');
    expect(intoActive.map(([change]) => change)).toEqual(['activate', 'restore']);
  });

  it('ends with withdrawal: nothing happens to a withdrawn edition', () => {
    for (const change of Object.keys(EDITION_CHANGES) as EditionChange[]) {
      expect(refusals(() => statusAfter(change, 'withdrawn'))).toEqual(['rating.edition-status']);
    }
    for (const status of EDITION_STATUSES.filter((each) => each !== 'withdrawn')) {
      expect(statusAfter('withdraw', status)).toBe('withdrawn');
    }
  });

  it('opens a filed edition again and never an approved one', () => {
    expect(statusAfter('send-back', 'filed')).toBe('draft');
    expect(refusals(() => statusAfter('send-back', 'approved'))).toHaveLength(1);
    expect(refusals(() => statusAfter('edit', 'filed'))).toHaveLength(1);
  });

  it('changes dates of what was filed without changing its status; a draft carries its dates itself', () => {
    for (const status of ['filed', 'approved', 'active', 'superseded'] as const) {
      expect(statusAfter('re-date', status)).toBe(status);
    }
    expect(refusals(() => statusAfter('re-date', 'draft'))).toHaveLength(1);
  });
});
