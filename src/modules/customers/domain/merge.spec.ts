import { describe, expect, it } from '@jest/globals';
import type { CustomerData } from './customer-data.js';
import type { Mergeable } from './merge.js';
import { mergeFaults, mergedData } from './merge.js';

const ada = (data: CustomerData = {}, more: Partial<Mergeable> = {}): Mergeable => ({
  id: '1',
  kind: 'person',
  data: { firstName: 'Ada', lastName: 'Lake', ...data },
  ...more,
});

describe('two customers', () => {
  it.each<[string, Mergeable, Mergeable, string | undefined]>([
    ['who may be one', ada(), ada({ dateOfBirth: '1988-04-12' }, { id: '2' }), undefined],
    ['who are the same row', ada(), ada(), 'is the same customer'],
    [
      'of two kinds',
      ada(),
      ada({}, { id: '2', kind: 'organization' }),
      'is of kind organization, not person',
    ],
    [
      'born on two days',
      ada({ dateOfBirth: '1988-04-12' }),
      ada({ dateOfBirth: '1988-12-04' }, { id: '2' }),
      'has another date of birth',
    ],
    [
      'who died on two days',
      ada({ dateOfDeath: '2026-04-12' }),
      ada({ dateOfDeath: '2026-12-04' }, { id: '2' }),
      'has another date of death',
    ],
  ])('%s', (_case, duplicate, survivor, detail) => {
    expect(mergeFaults(duplicate, survivor).map((fault) => fault.detail)).toEqual(detail ? [detail] : []);
  });

  it('become one who knows what only the other knew, and keeps what both knew', () => {
    const duplicate: CustomerData = { lastName: 'Lake', email: 'old@lake.example', phone: '+1 614 555 0100' };
    const survivor: CustomerData = { firstName: 'Ada', lastName: 'Lake', email: 'ada@lake.example' };
    expect(mergedData(duplicate, survivor)).toEqual({
      data: { ...survivor, phone: '+1 614 555 0100' },
      filled: ['phone'],
    });
  });
});
