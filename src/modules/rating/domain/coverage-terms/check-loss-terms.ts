import type { Faults } from '../manual/faults.js';
import { below } from '../manual/faults.js';
import type { LossTerms } from '../manual/loss-terms.js';
import { SETTLEMENT_STEPS } from '../manual/loss-terms.js';
import type { CoverageSection } from '../manual/sections.js';
import type { ManualDocument } from '../manual/manual.js';
import { settlementSteps } from './coverage-promise.js';

/** Reports terms of settlement that contradict the limits or cite an unknown provision. */
export function checkLossTerms({ coverages }: ManualDocument, faults: Faults): void {
  coverages.forEach((section, index) => {
    checkParts(section, `/coverages/${index}`, faults);
    if (section.loss) checkTerms(section, section.loss, `/coverages/${index}/loss`, faults);
  });
}

/** A loss belongs to one part of its coverage, so each part has limits of its own; a limit without a part is for all of them. */
function checkParts({ limits = [], loss }: CoverageSection, at: string, faults: Faults): void {
  limits.forEach(({ per, part }, number) => {
    if ((per ?? part) !== undefined && !loss)
      faults.add(
        `${at}/limits/${number}`,
        'has a basis or a part only where the coverage says how losses are settled',
      );
  });
}

function checkTerms(section: CoverageSection, loss: LossTerms, at: string, faults: Faults): void {
  const needed = settlementSteps(section);
  for (const step of SETTLEMENT_STEPS) {
    const times = loss.settlement.filter((each) => each === step).length;
    if (times > 1) faults.add(`${at}/settlement`, `has ${step} more than once`);
    if (times === 0 && needed.includes(step))
      faults.add(`${at}/settlement`, `lacks ${step}, which the coverage has`);
    if (times > 0 && !needed.includes(step))
      faults.add(`${at}/settlement`, `has ${step}, which the coverage has not`);
  }
  if (loss.coinsurancePercent !== undefined && !(section.limits ?? []).some(isOfOccurrence))
    faults.add(
      `${at}/coinsurancePercent`,
      'compares the value with a limit of an occurrence, and there is none',
    );
  const numbers = new Set<string>();
  loss.provisions.forEach(({ number }, index) => {
    if (numbers.has(number))
      faults.add(`${at}/provisions/${index}/number`, `the number ${number} is used twice`);
    numbers.add(number);
  });
  const codes = new Set<string>();
  loss.exclusions.forEach(({ code, provision }, index) => {
    const place = below(`${at}/exclusions`, index);
    if (codes.has(code)) faults.add(`${place}/code`, `the code ${code} is used twice`);
    if (!numbers.has(provision)) faults.add(`${place}/provision`, `there is no provision ${provision}`);
    codes.add(code);
  });
}

/** True for a limit per occurrence, which is the basis unless another is stated. */
function isOfOccurrence({ per }: { readonly per?: string }): boolean {
  return per === undefined || per === 'occurrence';
}
