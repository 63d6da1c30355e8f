import { describe, expect, it } from '@jest/globals';
import type { AuthorityGrant } from './authority-grant.js';
import { grantFaults } from './authority-grant.js';

const grant: AuthorityGrant = {
  userId: 'u',
  role: null,
  comparator: 'at_most',
  value: '1000000',
  effectiveDate: '2026-01-01',
  expirationDate: null,
};

describe('a grant of authority', () => {
  it.each<[string, Partial<AuthorityGrant>, readonly string[]]>([
    ['to a user up to a value', {}, []],
    ['to a role', { userId: null, role: 'underwriter' }, []],
    ['of any value', { comparator: 'any', value: null }, []],
    ['to nobody', { userId: null }, ['/userId']],
    ['to a user and a role', { role: 'underwriter' }, ['/userId']],
    ['up to no value', { value: null }, ['/value']],
    ['of any value up to a value', { comparator: 'any' }, ['/value']],
    ['of no day', { expirationDate: '2026-01-01' }, ['/expirationDate']],
    [
      'of nothing that fits',
      { userId: null, value: null, expirationDate: '2025-01-01' },
      ['/userId', '/value', '/expirationDate'],
    ],
  ])('%s', (_case, more, pointers) => {
    expect(grantFaults({ ...grant, ...more }).map(({ pointer }) => pointer)).toEqual(pointers);
  });
});
