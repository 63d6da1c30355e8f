import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Money } from '../../../shared/money.js';
import type { BillingSummary } from '../../billing/index.js';
import type { AmountDue, Settlement } from '../../documents/index.js';
import type { DatedCharge } from '../domain/term-charge.js';
import { totalCents } from '../domain/term-charge.js';
import type { NoticeLetter } from '../notices/domain/notice-letter.js';
import { dollars } from '../premium.js';
import type { EndOfCover } from './cancelling-entries.js';
import { cancellationFigures } from './domain/figures.js';
import {
  CANCELLATION_REASON_IN_WORDS,
  REFUND_METHOD_IN_WORDS,
  RESCISSION_REASON_IN_WORDS,
} from './domain/reasons-in-words.js';
import type { RescissionReason } from './domain/rescission-reason.js';

/** The notice that the law asks for, as the letter cites it. */
export interface NoticeOwed {
  readonly days: number;
  readonly citation: string;
  readonly mailBy: CalendarDate;
}

/** What a cancellation does to the premium of the term, and where its method is written. */
export interface RefundOnPaper {
  readonly before: readonly DatedCharge[];
  readonly booked: readonly DatedCharge[];
  readonly citation: string | null;
}

export interface CancellationOnPaper {
  readonly end: EndOfCover;
  readonly notice: NoticeOwed | null;
  /** Null where it was told before, or is nobody's business. */
  readonly refund: RefundOnPaper | null;
  readonly account: BillingSummary | null;
}

/** Who asked and why, from which day there is no cover, by which law; to insureds also what they owe and get back. */
export function cancellationLetter({ end, notice, refund, account }: CancellationOnPaper): NoticeLetter {
  const { effectiveOn, requestedBy, reason } = end;
  const amountDue = reason === 'non_payment' ? amountDueOf(account, effectiveOn) : null;
  return {
    kind: 'cancellation_notice',
    data: {
      requestedBy,
      reasons: [CANCELLATION_REASON_IN_WORDS[reason]],
      effectiveDate: effectiveOn,
      ...(notice && {
        mailing: { mailBy: notice.mailBy, noticeDays: notice.days, citation: notice.citation },
      }),
    },
    toInsureds: {
      ...(refund && { refund: settlementOf(end, refund) }),
      ...(amountDue && { amountDue }),
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

/** Paid before cover ends, the reason is gone. */
function amountDueOf(account: BillingSummary | null, effectiveOn: CalendarDate): AmountDue | null {
  if (!account || Money.parse(account.pastDue).isZero) return null;
  return { amount: account.pastDue, dueOn: addDays(effectiveOn, -1) };
}

function settlementOf({ refundMethod }: EndOfCover, { before, booked, citation }: RefundOnPaper): Settlement {
  const { earned, retained, feesKept, refund } = cancellationFigures(before, booked);
  const less = [
    { title: 'Earned until cover ends', cents: earned },
    { title: 'Kept because the refund is short', cents: retained },
    { title: 'Fees that do not come back', cents: feesKept },
  ].filter(({ cents }) => cents !== 0);
  return {
    method: REFUND_METHOD_IN_WORDS[refundMethod],
    lines: [
      { title: 'Premium charged so far', amount: dollars(totalCents(before)) },
      ...less.map(({ title, cents }) => ({ title, amount: dollars(-cents) })),
    ],
    amount: dollars(refund),
    note:
      'By this much the premium goes down. What is not paid yet is set off against it, and what was paid beyond that is paid ' +
      `back.${citation === null ? '' : ` The method: ${citation}.`}`,
  };
}
