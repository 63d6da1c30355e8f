import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addMonths } from '../../../shared/calendar-date.js';
import { longDate } from '../../../shared/long-date.js';
import { Money } from '../../../shared/money.js';
import type { UnderwritingDecision, UnderwritingReason } from '../../rating/index.js';
import type { QuoteRequest } from './quote-request.js';

/** A loss as claims have recorded it. */
export interface RecordedLoss {
  readonly claimNumber: string;
  readonly productType: string;
  readonly occurredOn: CalendarDate;
  readonly isOpen: boolean;
  readonly paid: string;
}

/** Losses of a home speak for another home and for what is in a rented one; those of a car for cars. */
const KINDRED: Readonly<Record<string, readonly string[]>> = {
  home: ['home', 'renters'],
  renters: ['home', 'renters'],
  auto: ['auto'],
  life: [],
};

/**
 * The decision of a manual, and beside it that somebody has to look where an applicant declares years without a claim in
 * which one is recorded. A claim that ended without a payment is none; one that is still open may become one.
 */
export function withDeclaredLosses(
  decision: UnderwritingDecision,
  asked: Pick<QuoteRequest, 'productType' | 'effectiveDate' | 'propertyInfo'>,
  recorded: readonly RecordedLoss[],
): UnderwritingDecision {
  const years = declaredYears(asked);
  if (years === null || recorded.length === 0) return decision;
  const since = addMonths(asked.effectiveDate, -12 * years);
  const against = recorded.filter(
    ({ productType, occurredOn, isOpen, paid }) =>
      (KINDRED[asked.productType] ?? []).includes(productType) &&
      occurredOn >= since &&
      (isOpen || Money.parse(paid).cents > 0),
  );
  if (against.length === 0) return decision;
  const outcome = decision.outcome === 'accept' ? 'refer' : decision.outcome;
  return { ...decision, outcome, reasons: [...decision.reasons, reasonOf(years, against)] };
}

function declaredYears({ propertyInfo }: Pick<QuoteRequest, 'propertyInfo'>): number | null {
  const { claimsFreeYears } = (propertyInfo ?? {}) as { readonly claimsFreeYears?: unknown };
  return typeof claimsFreeYears === 'number' && claimsFreeYears > 0 ? claimsFreeYears : null;
}

function reasonOf(years: number, [last, ...others]: readonly RecordedLoss[]): UnderwritingReason {
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  const recorded = last ? `${last.claimNumber} of ${longDate(last.occurredOn)}${more}` : '';
  return {
    code: 'recorded-losses',
    outcome: 'refer',
    title: `Declared: ${years} ${years === 1 ? 'year' : 'years'} without a claim; recorded: ${recorded}`,
    blocks: 'bind',
    authority: 'recorded-losses',
  };
}
