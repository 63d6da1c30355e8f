import { describe, expect, it } from '@jest/globals';
import type { ChargedEntry, LedgerEntry } from '../domain/ledger-entry.js';
import { amendedDocument } from './amended-document.js';

const years = [{ effective: '2026-01-01', expiration: '2027-01-01', dayCount: 'actual' }] as const;
const began = entry(1, { kind: 'new_business', effectiveOn: '2026-01-01', snapshot: { roof: 'old' } });
const august = entry(2, { kind: 'endorsement', effectiveOn: '2026-08-01', snapshot: { roof: 'new' } });

describe('what amended declarations tell', () => {
  it('is the risk after the last change, however the changes were entered, each with its number and day', () => {
    const booked = [
      booking({ kind: 'reversal', effectiveOn: '2026-08-01', reverses: august.id }),
      booking({ kind: 'endorsement', effectiveOn: '2026-05-01', snapshot: { roof: 'old', pool: true } }),
      booking({
        kind: 'endorsement',
        effectiveOn: '2026-08-01',
        snapshot: { roof: 'new', pool: true },
        details: { rebooks: 2 },
      }),
    ];
    expect(amendedDocument({ years, entries: [began, august] }, booked, '2026-05-01')).toMatchObject({
      amendedOn: '2026-08-01',
      snapshot: { roof: 'new', pool: true },
      endorsements: [
        { number: '1', effectiveDate: '2026-08-01' },
        { number: '2', effectiveDate: '2026-05-01' },
      ],
      chargedUntil: '2027-01-01',
    });
  });

  it('stays what it was where only somebody comes on the policy, from that day on', () => {
    const paper = amendedDocument({ years, entries: [began] }, [], '2026-03-01');
    expect(paper).toMatchObject({ amendedOn: '2026-03-01', snapshot: { roof: 'old' }, endorsements: [] });
  });
});

function booking(parts: Partial<ChargedEntry>): ChargedEntry {
  return {
    kind: 'endorsement',
    effectiveOn: '2026-01-01',
    reverses: null,
    snapshot: {},
    worksheetId: null,
    details: {},
    charges: [],
    ...parts,
  };
}

function entry(sequence: number, parts: Partial<ChargedEntry>): LedgerEntry {
  return { id: `00000000-0000-7000-8000-00000000000${sequence}`, sequence, ...booking(parts) };
}
