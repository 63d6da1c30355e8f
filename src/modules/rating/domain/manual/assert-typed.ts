import type { Slices } from '../../../../shared/slices.js';
import type { FieldFault } from '../../../../shared/errors.js';
import { DomainError } from '../../../../shared/errors.js';
import { ratingError } from '../../rating.errors.js';
import { checkProduct } from './check-product.js';
import { checkCoverageTerms } from '../coverage-terms/check-coverage-terms.js';
import { compiling } from '../engine/compile-manual.js';
import { Faults } from './faults.js';
import type { FactorTable, TablesByCategory } from './tables.js';
import type { ManualDocument } from './manual.js';

/**
 * Checks a draft whenever it is saved. It may be unfinished, but its conditions and limits must fit the product and its own
 * inputs. Throws `rating.manual-invalid` with the place of each unknown field or wrong type.
 */
export function* assertingTyped(manual: ManualDocument): Slices<void> {
  const faults = new Faults();
  checkProduct(manual, faults);
  checkCoverageTerms(manual, faults);
  const wrong = [...faults.list, ...(yield* conditionFaults(manual))];
  if (wrong.length === 0) return;
  throw ratingError('rating.manual-invalid', {
    detail: `The manual has ${wrong.length} fault(s) in what it says of the risk.`,
    errors: wrong,
  });
}

/**
 * Tables of numbers keep one row here: no condition depends on them, and a manual may have a hundred thousand rows.
 * Conditions may compare with texts, so tables of texts stay whole.
 */
function* conditionFaults(manual: ManualDocument): Slices<readonly FieldFault[]> {
  const withoutRows = <S extends { readonly tables: TablesByCategory }>(section: S): S => ({
    ...section,
    tables: Object.fromEntries(
      Object.entries(section.tables).map(([category, tables]) => [category, firstRows(tables)]),
    ),
  });
  try {
    yield* compiling({
      ...manual,
      coverages: manual.coverages.map(withoutRows),
      policy: withoutRows(manual.policy),
    });
    return [];
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'rating.manual-invalid') throw error;
    return (error.details.errors ?? []).filter(({ pointer }) => pointer.endsWith('/when'));
  }
}

function firstRows(tables: Readonly<Record<string, FactorTable>>): Readonly<Record<string, FactorTable>> {
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [
      name,
      table.result === 'text' ? table : { ...table, rows: table.rows.slice(0, 1) },
    ]),
  );
}
