import { describe, expect, it } from '@jest/globals';
import { customerDataFaults, displayName } from './customer-data.js';

const TODAY = '2026-11-23';

describe('the document of a customer', () => {
  it('accepts a person with both names and an organization with one', () => {
    expect(customerDataFaults('person', { firstName: 'Ada', lastName: 'Lake' }, TODAY)).toEqual([]);
    expect(customerDataFaults('organization', { name: 'Lake LLC' }, TODAY)).toEqual([]);
  });

  it('asks a person for a name, and takes one that stands alone', () => {
    const pointers = customerDataFaults('person', {}, TODAY).map((fault) => fault.pointer);
    expect(pointers).toEqual(['/data/lastName']);
    expect(customerDataFaults('person', { firstName: 'Suharto' }, TODAY)).toEqual([]);
    expect(customerDataFaults('person', { lastName: 'Suharto' }, TODAY)).toEqual([]);
    expect(displayName({ lastName: 'Suharto' })).toBe('Suharto');
  });

  it('refuses the date of birth of an organization', () => {
    const faults = customerDataFaults('organization', { name: 'Lake LLC', dateOfBirth: '1990-01-01' }, TODAY);
    expect(faults).toEqual([
      { pointer: '/data/dateOfBirth', detail: 'does not belong to a customer of kind organization' },
    ]);
  });

  it('refuses somebody who is born tomorrow, and accepts who is born today', () => {
    const born = (dateOfBirth: string): number =>
      customerDataFaults('person', { firstName: 'Ada', lastName: 'Lake', dateOfBirth }, TODAY).length;
    expect(born('2026-11-24')).toBe(1);
    expect(born('2026-11-23')).toBe(0);
  });

  it('shows a person as first and last name', () => {
    expect(displayName({ firstName: 'Ada', lastName: 'Lake' })).toBe('Ada Lake');
    expect(displayName({ name: 'Lake LLC' })).toBe('Lake LLC');
  });
});
