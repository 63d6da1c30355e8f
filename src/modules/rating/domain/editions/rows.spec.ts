import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { contentHash } from '../manual/canonical.js';
import type { ManualDocument } from '../manual/manual.js';
import { readManual } from '../manual/read-manual.js';
import { coverage, smallManual } from '../../../../../test/support/small-manual.js';
import type { EditionRows } from './rows.js';
import { assemble, decompose } from './rows.js';

const folder = new URL('../../../../../data/manuals/', import.meta.url);
const demo = readdirSync(folder).map((file): [string, ManualDocument] => [
  file,
  readManual(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
]);

/** What a jsonb column does to a value: the order of names is lost. */
function throughJsonb<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, field: unknown) =>
      field !== null && typeof field === 'object' && !Array.isArray(field)
        ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? 1 : -1)))
        : field,
    ),
  ) as T;
}

describe('a manual in rows', () => {
  it.each(demo)('%s comes back as it went in, with the same hash', (_file, manual) => {
    const rows: EditionRows = throughJsonb(decompose(manual));
    expect(assemble(rows)).toEqual(manual);
    expect(contentHash(assemble(rows))).toBe(contentHash(manual));
  });

  it('keeps every optional part: bounds, caps, tables of rules, derived facts', () => {
    const table = { title: 'T', dimensions: [{ input: 'zipCode', match: 'exact' }], rows: [[null, '5']] };
    const manual = readManual(
      smallManual({
        derived: [{ path: 'months', title: 'M', kind: 'count', list: 'x', as: 'y', when: 'true' }],
        coverages: [
          coverage({
            baseRate: '0.050',
            minPremium: '10',
            maxPremium: '100',
            tables: { territory: {}, driver: { t: table } },
          }),
        ],
        policy: { tables: { credit: { p: table } }, steps: [] },
        discounts: [
          {
            code: 'd',
            name: 'D',
            type: 'fixed',
            table: 't',
            maxAmount: '7.5',
            reason: 'r',
            when: 'true',
            stackable: false,
            priority: 3,
          },
        ],
        surcharges: [{ code: 's', name: 'S', type: 'percentage', value: '12.50', reason: 'r' }],
        payments: [{ code: 'm', title: 'M', instalments: 12, factor: '0.09', rounding: { unit: '0.01' } }],
      }),
    );
    const rows = decompose(manual);
    expect(rows.rateTables.map((row) => [row.coverageType, row.baseRate, row.minPremium])).toEqual([
      ['cover', '0.050', '10.00'],
      ['policy', null, null],
    ]);
    expect(JSON.stringify(rows.content)).not.toMatch(/0\.050|"rows"|"newBusinessDate"|7\.5/);
    expect(assemble(throughJsonb(rows))).toEqual(manual);
  });
});

describe('the content hash', () => {
  const hashOf = (parts: object): string =>
    contentHash(readManual(smallManual(parts as Record<string, unknown>)));
  const dated = (newBusinessDate: string, label = '1'): object => ({
    edition: { label, newBusinessDate, renewalDate: '2027-01-01' },
  });

  it('leaves out the dates, so that re-dating keeps the proof', () => {
    expect(hashOf(dated('2026-01-01'))).toBe(hashOf(dated('2026-06-01')));
    expect(hashOf(dated('2026-01-01'))).not.toBe(hashOf(dated('2026-01-01', '2')));
  });

  it('does not depend on the order in which somebody wrote the fields', () => {
    const manual = smallManual();
    const reversed = Object.fromEntries(Object.entries(manual).reverse());
    expect(contentHash(readManual(reversed))).toBe(contentHash(readManual(manual)));
  });

  it('changes with every digit', () => {
    expect(hashOf({ coverages: [coverage({ baseRate: '1000' })] })).not.toBe(
      hashOf({ coverages: [coverage({ baseRate: '1000.0' })] }),
    );
  });
});
