import { describe, expect, it } from '@jest/globals';
import { lossTriangle } from './loss-triangle.js';

const row = (lossYear: number, year: number, reported: number, paid: string, incurred: string) =>
  ({ lossYear, year, reported, paid, incurred }) as const;

describe('a development triangle', () => {
  it('adds up what was known at the end of each year since the year of loss', () => {
    const rows = [
      row(2024, 2024, 10, '100.00', '500.00'),
      row(2024, 2025, 3, '250.50', '-50.00'),
      row(2025, 2025, 8, '0.00', '300.00'),
      row(2026, 2026, 1, '5.00', '5.00'),
    ];
    expect(lossTriangle(rows, 2026)).toEqual([
      {
        lossYear: 2024,
        cells: [
          { age: 1, reported: 10, paid: '100.00', incurred: '500.00' },
          { age: 2, reported: 13, paid: '350.50', incurred: '450.00' },
          { age: 3, reported: 13, paid: '350.50', incurred: '450.00' },
        ],
      },
      {
        lossYear: 2025,
        cells: [
          { age: 1, reported: 8, paid: '0.00', incurred: '300.00' },
          { age: 2, reported: 8, paid: '0.00', incurred: '300.00' },
        ],
      },
      { lossYear: 2026, cells: [{ age: 1, reported: 1, paid: '5.00', incurred: '5.00' }] },
    ]);
  });

  it('is empty without claims', () => {
    expect(lossTriangle([], 2026)).toEqual([]);
  });
});
