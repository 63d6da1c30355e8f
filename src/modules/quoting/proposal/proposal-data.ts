import type { CalendarDate } from '../../../shared/calendar-date.js';
import { calendarDateIn } from '../../../shared/calendar-date.js';
import type { Senders } from '../../agencies/index.js';
import type { WayToPay } from '../../billing/index.js';
import type { AddresseeRow } from '../../customers/index.js';
import { addressLines, addressedName } from '../../customers/index.js';
import type { QuoteProposalData } from '../../documents/index.js';
import type { RiskWording } from '../../rating/index.js';
import { productTitle } from '../../rating/index.js';
import { quotingError } from '../quoting.errors.js';
import type { QuoteResponse } from '../quoting.dto.js';

type Rated =
  'companyCode' | 'state' | 'effectiveDate' | 'expirationDate' | 'totalPremium' | 'editionId' | 'expiresAt';

/** A quote with a price that still holds. */
export type ProposableQuote = QuoteResponse & {
  readonly [Field in Rated]: NonNullable<QuoteResponse[Field]>;
};

export interface ProposalContext {
  readonly senders: Senders;
  readonly addressee: AddresseeRow;
  readonly timeZone: string;
  readonly issuedOn: CalendarDate;
  readonly remarks: readonly string[];
  readonly ways: readonly WayToPay[];
  /** The day up to which the premium pays; of a term of several years, the end of the first year. */
  readonly chargedUntil: CalendarDate;
}

/** Only a price that can still be had is proposed; one that an underwriter has to approve says so. */
export function proposable(quote: QuoteResponse): ProposableQuote {
  if (quote.worksheetId === null) throw quotingError('quoting.quote-not-rated');
  if (quote.status === 'bound')
    throw quotingError('quoting.already-bound', { members: { policyId: quote.policyId ?? '' } });
  if (quote.status === 'declined') throw quotingError('quoting.quote-declined');
  if (quote.expiredReason === 'superseded') throw quotingError('quoting.quote-superseded');
  if (quote.expiredReason === 'alternative_bound') throw quotingError('quoting.alternative-chosen');
  if (quote.status === 'expired') throw quotingError('quoting.quote-expired');
  return quote as ProposableQuote;
}

export function proposalOf(
  quote: ProposableQuote,
  words: RiskWording,
  { senders, addressee, timeZone, issuedOn, remarks, ways, chargedUntil }: ProposalContext,
): QuoteProposalData {
  const { quoteNumber, version, state, effectiveDate, expirationDate, charges } = quote;
  const lines = addressee.address === null ? null : addressLines(addressee.address);
  return {
    ...senders,
    issuedOn,
    recipient: { name: addressedName(addressee), addressLines: lines },
    quoteNumber,
    version,
    product: productTitle(quote.productType),
    state,
    effectiveDate,
    expirationDate,
    validUntil: calendarDateIn(timeZone, new Date(quote.expiresAt)),
    risk: words.sections(),
    coverages: words.coverages(charges),
    premium: {
      charges: charges.map(({ kind, title, item, amount }) => {
        return { kind, title, item: item === null ? null : words.itemName(item), amount };
      }),
      total: quote.totalPremium,
    },
    chargedUntil,
    payments: ways.map(({ first, ...way }) => ({ ...way, amount: first })),
    conditions: quote.status === 'quoted' ? [] : ['An underwriter has to approve it.'],
    remarks,
  };
}
