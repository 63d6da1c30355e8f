import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { addDays } from '../../../../shared/calendar-date.js';
import { Money } from '../../../../shared/money.js';
import type { BillingSummary } from '../../../billing/index.js';
import type { AmountDue, PrintedSettlement } from '../../../documents/index.js';
import type { DatedCharge } from '../../domain/term-charge.js';
import { totalCents } from '../../domain/term-charge.js';
import type { NoticeLetter } from '../../notices/domain/notice-letter.js';
import { amountOf } from '../../ledger/premium.js';
import type { EndOfCover } from './canceling-entries.js';
import { cancellationFigures } from './domain/figures.js';
import { reasonWording } from '../../notices/domain/reason-wording.js';
import {
  CANCELLATION_REASON_IN_WORDS,
  FREE_LOOK_IN_WORDS,
  REFUND_METHOD_IN_WORDS,
  RESCISSION_REASON_IN_WORDS,
  retainedTitle,
  whyNothingIsReturned,
} from './domain/reasons-wording.js';
import type { RescissionReason } from './domain/rescission-reason.js';

/** What a cancellation does to the premium of the term. */
export interface RefundInDocument {
  readonly productType: string;
  readonly before: readonly DatedCharge[];
  readonly booked: readonly DatedCharge[];
}

export interface CancellationInDocument {
  readonly end: EndOfCover;
  /** What the state has the insured told of review and complaint. */
  readonly rights: readonly string[];
  /** Null where an earlier letter said it, or where the addressee may not read it. */
  readonly refund: RefundInDocument | null;
  readonly account: BillingSummary | null;
}

/** Who asked and why, and from which day there is no coverage; to insureds also what they owe and get back. */
export function cancellationLetter({ end, rights, refund, account }: CancellationInDocument): NoticeLetter {
  const { effectiveOn, requestedBy, reason, explanation } = end;
  const amountDue = reason === 'non_payment' ? amountDueOf(account, effectiveOn) : null;
  return {
    kind: 'cancellation_notice',
    data: {
      requestedBy,
      reasons: [CANCELLATION_REASON_IN_WORDS[reason]],
      effectiveDate: effectiveOn,
    },
    toInsureds: {
      reasons: [reasonWording(CANCELLATION_REASON_IN_WORDS[reason], explanation)],
      ...(refund && { refund: settlementOf(end, refund) }),
      ...(amountDue && { amountDue }),
      ...(rights.length > 0 && { reviewRights: rights }),
    },
  };
}

export function rescissionLetter(cancellationDate: CalendarDate, reason: RescissionReason): NoticeLetter {
  return {
    kind: 'rescission_notice',
    data: { cancellationDate, reason: RESCISSION_REASON_IN_WORDS[reason] },
  };
}

export function reinstatementLetter(cancelledOn: CalendarDate, reinstatedOn: CalendarDate): NoticeLetter {
  return { kind: 'reinstatement_notice', data: { cancelledOn, reinstatedOn } };
}

/** If the insured pays before cover ends, the reason no longer exists. */
function amountDueOf(account: BillingSummary | null, effectiveOn: CalendarDate): AmountDue | null {
  if (!account || Money.parse(account.pastDue).isZero) return null;
  return { amount: account.pastDue, dueOn: addDays(effectiveOn, -1) };
}

/** A letter for non-payment must not present the return premium as money that will be paid out. */
const SETTLED =
  'This amount reduces what you owe for the policy period. If you have paid more than you then owe, we will refund the ' +
  'difference. If you have paid less, we will bill you for the difference.';

function settlementOf(
  { refundMethod, isFreeLook }: EndOfCover,
  { productType, before, booked }: RefundInDocument,
): PrintedSettlement {
  const { earned, retained, feesKept, refund } = cancellationFigures(before, booked);
  const less = [
    { title: 'Earned premium, for the time you were covered', cents: earned },
    { title: retainedTitle(refundMethod), cents: retained },
    { title: 'Nonrefundable fees', cents: feesKept },
  ].filter(({ cents }) => cents !== 0);
  return {
    method: isFreeLook ? FREE_LOOK_IN_WORDS : REFUND_METHOD_IN_WORDS[refundMethod],
    lines: [
      { title: 'Premium and fees charged for this policy period', amount: amountOf(totalCents(before)) },
      ...less.map(({ title, cents }) => ({ title, amount: amountOf(-cents) })),
    ],
    amount: amountOf(refund),
    note: refund > 0 ? SETTLED : refundMethod === 'none' ? whyNothingIsReturned(productType) : null,
  };
}
