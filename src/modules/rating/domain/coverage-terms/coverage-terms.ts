import { Decimal } from '../../../../shared/decimal.js';
import { Money } from '../../../../shared/money.js';
import type { Element, ManualWords } from '../words/manual-words.js';
import { listOf, splitItem } from '../words/manual-words.js';
import type { AmountSource, CoverageSection } from '../manual/sections.js';

const HUNDREDTH = Decimal.parse('0.01');

export interface LimitInForce {
  readonly code: string;
  readonly title: string;
  /** US dollars. */
  readonly amount: string;
}

/** A coverage as it applies to a risk or to one of its items: its limits, and the deductible that the insured bears. */
export interface CoverageTerms {
  readonly code: string;
  readonly title: string;
  /** JSON pointer of the item; null for the whole risk. */
  readonly item: string | null;
  readonly limits: readonly LimitInForce[];
  /** US dollars; null without a deductible. */
  readonly deductible: string | null;
}

/** The limits and deductible of a coverage for a risk. A limit whose input the risk does not give is left out. */
export function coverageTerms(
  section: CoverageSection,
  item: string | null,
  words: ManualWords,
): CoverageTerms {
  const element = item === null ? null : splitItem(item)[1];
  const limits = (section.limits ?? []).flatMap(({ code, title, per: _per, part: _part, ...source }) => {
    const amount = amountOf(source, element, words);
    return amount === null ? [] : [{ code, title, amount }];
  });
  const { code, title, deductible } = section;
  return { code, title, item, limits, deductible: deductible ? amountOf(deductible, element, words) : null };
}

function amountOf(
  { amount, input, amounts, percent }: AmountSource,
  element: Element,
  words: ManualWords,
): string | null {
  if (input === undefined) return amount ?? null;
  const value = words.valueOf(input, listOf(input) === null ? null : element);
  if (value === undefined) return null;
  if (amounts) return amounts[value] ?? null;
  const number = Decimal.tryParse(value);
  return number && shareOf(number, percent).toString();
}

/** Rounded half up to the cent. */
function shareOf(value: Decimal, percent = '100'): Money {
  const share = value.times(Decimal.parse(percent)).times(HUNDREDTH);
  return Money.ofCents(share.round({ unit: '0.01', mode: 'half-up' }).coefficientAt(2));
}
