import { Money } from '../../../../shared/money.js';
import { ratingError } from '../../rating.errors.js';
import { Faults, below } from '../manual/faults.js';
import type { ManualDocument } from '../manual/manual.js';
import { placedTables } from '../manual/placed-tables.js';

/**
 * A draft may be unfinished, but its rows need distinct keys: a duplicate is refused at once with its place in the document.
 * Throws `rating.manual-invalid`.
 */
export function assertStorable(manual: ManualDocument): void {
  const faults = new Faults();
  for (const list of ['coverages', 'discounts', 'surcharges'] as const) {
    const seen = new Set<string>();
    manual[list].forEach(({ code }, index) => {
      if (seen.has(code)) faults.add(`/${list}/${index}/code`, `the code ${code} is used twice`);
      seen.add(code);
    });
  }
  const tables = new Set<string>();
  for (const { coverage, name, pointer } of placedTables(manual)) {
    const place = `${coverage}/${name}`;
    if (tables.has(place)) faults.add(pointer, 'there is another table of this name in the coverage');
    tables.add(place);
  }
  manual.coverages.forEach(({ minPremium, maxPremium }, index) => {
    if (minPremium === undefined || maxPremium === undefined) return;
    if (Money.parse(maxPremium).compare(Money.parse(minPremium)) < 0)
      faults.add(below(`/coverages/${index}`, 'maxPremium'), 'must not be below the minimum premium');
  });
  if (faults.count === 0) return;
  throw ratingError('rating.manual-invalid', {
    detail: `The manual cannot be stored: it has ${faults.count} fault(s).`,
    errors: faults.list,
  });
}
