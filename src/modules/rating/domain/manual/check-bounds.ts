import { Decimal } from '../../../../shared/decimal.js';
import type { Faults } from './faults.js';
import { below } from './faults.js';
import type { FactorTable } from './tables.js';
import type { ManualDocument } from './manual.js';
import { placedTables } from './placed-tables.js';

/** Notes every row whose number lies beyond the bounds that its own table states. */
export function checkBounds(manual: ManualDocument, faults: Faults): void {
  for (const { table, pointer } of placedTables(manual)) {
    if (table.min !== undefined || table.max !== undefined) checkTable(table, pointer, faults);
  }
}

function checkTable(table: FactorTable, pointer: string, faults: Faults): void {
  const least = table.min === undefined ? null : Decimal.parse(table.min);
  const most = table.max === undefined ? null : Decimal.parse(table.max);
  table.rows.forEach((row, index) => {
    const value = Decimal.parse(row.at(-1) as string);
    const place = below(below(below(pointer, 'rows'), index), row.length - 1);
    if (least && value.compare(least) < 0)
      faults.add(place, `is out of bounds: ${table.title} has nothing below ${table.min}`);
    if (most && value.compare(most) > 0)
      faults.add(place, `is out of bounds: ${table.title} has nothing above ${table.max}`);
  });
}
