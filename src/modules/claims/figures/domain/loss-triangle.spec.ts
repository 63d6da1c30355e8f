import { describe, expect, it } from '@jest/globals';
import { lossTriangle } from './loss-triangle.js';

const row = (loss: number, booked: number, reported: number, paid: string, incurred: string) =>
  ({ loss, booked, reported, paid, incurred }) as const;

describe('a development triangle', () => {
  it('adds up what was known at the end of each period since the period of loss', () => {
    const rows = [
      row(2024, 2024, 10, '100.00', '500.00'),
      row(2024, 2025, 3, '250.50', '-50.00'),
      row(2025, 2025, 8, '0.00', '300.00'),
      row(2026, 2026, 1, '5.00', '5.00'),
    ];
    expect(lossTriangle(rows, 'year', '2026-11-29')).toEqual([
      {
        lossYear: 2024,
        lossQuarter: null,
        cells: [
          { age: 1, reported: 10, paid: '100.00', incurred: '500.00' },
          { age: 2, reported: 13, paid: '350.50', incurred: '450.00' },
          { age: 3, reported: 13, paid: '350.50', incurred: '450.00' },
        ],
      },
      {
        lossYear: 2025,
        lossQuarter: null,
        cells: [
          { age: 1, reported: 8, paid: '0.00', incurred: '300.00' },
          { age: 2, reported: 8, paid: '0.00', incurred: '300.00' },
        ],
      },
      { lossYear: 2026, lossQuarter: null, cells: [{ age: 1, reported: 1, paid: '5.00', incurred: '5.00' }] },
    ]);
  });

  it('counts by quarter across the end of a year', () => {
    const rows = [
      row(2025 * 4 + 3, 2025 * 4 + 3, 2, '0.00', '100.00'),
      row(2025 * 4 + 3, 2026 * 4 + 1, 0, '40.00', '-10.00'),
    ];
    expect(lossTriangle(rows, 'quarter', '2026-04-01')).toEqual([
      {
        lossYear: 2025,
        lossQuarter: 4,
        cells: [
          { age: 1, reported: 2, paid: '0.00', incurred: '100.00' },
          { age: 2, reported: 2, paid: '0.00', incurred: '100.00' },
          { age: 3, reported: 2, paid: '40.00', incurred: '90.00' },
        ],
      },
    ]);
  });

  it('is empty without claims', () => {
    expect(lossTriangle([], 'year', '2026-11-29')).toEqual([]);
  });
});
