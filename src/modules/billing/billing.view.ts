import type { CalendarDate } from '../../shared/calendar-date.js';
import { daysBetween } from '../../shared/calendar-date.js';
import { Money } from '../../shared/money.js';
import type { StoredAccount } from './stored-accounts.queries.js';
import type { Account } from './domain/account.js';
import { billDue } from './domain/account.js';
import { balanceOf, owedInInstallments, receivedOf } from './domain/sums.js';
import { byDueDate } from './domain/installments.js';
import type { AccountSettlement } from './domain/settle.js';
import { NOTHING, billedAmount, paidOf, paidThrough, pastDue, settle, statusOf } from './domain/settle.js';
import type { BillingAccountResponse, BillingAccountSummaryResponse } from './billing.dto.js';

/** What a policy term owes, in US dollars, as of a day in its own time zone. */
export interface BillingSummary {
  readonly accountId: string;
  readonly status: 'open' | 'closed';
  readonly planCode: string;
  readonly planTitle: string;
  readonly premium: string;
  /** The cost of a manual's payment mode beyond the premium. */
  readonly instalmentCharge: string;
  readonly fees: string;
  /** Money received, less money paid back. */
  readonly received: string;
  /** Amounts given up; negative where a credit was given up. */
  readonly writtenOff: string;
  /** Owed for the whole term, due or not; negative where the company owes the customer. */
  readonly balance: string;
  /** Money that nothing billed needs yet. */
  readonly credit: string;
  /** Money paid beyond everything owed. */
  readonly refundDue: string;
  readonly pastDue: string;
  readonly daysPastDue: number;
  readonly nextDueOn: CalendarDate | null;
  readonly nextDueAmount: string | null;
  /** The first day of cover that the money does not pay for. */
  readonly paidThrough: CalendarDate;
}

/** The account as the billing job would leave it by this day, whether or not the job has run. */
export function billingView(
  { details, rowVersion, account: kept }: StoredAccount,
  today: CalendarDate,
): BillingAccountResponse {
  const { account } = billDue(kept, today);
  const settled = settle(account.instalments, account.sums);
  const { accountId: _, ...sums } = summaryOf(details.id, account, settled, today);
  return {
    ...details,
    ...sums,
    effectiveDate: account.term.effective,
    expirationDate: account.term.expiration,
    endsOn: account.endsOn,
    instalments: byDueDate(account.instalments).map((each) => ({
      number: each.number,
      billOn: each.billOn,
      dueOn: each.dueOn,
      amount: each.amount.toString(),
      fee: each.fee.toString(),
      paid: paidOf(each, settled).toString(),
      status: statusOf(each, settled, today),
    })),
    rowVersion,
  };
}

export function billingSummary(
  { details, account: kept }: Pick<StoredAccount, 'details' | 'account'>,
  today: CalendarDate,
): BillingSummary {
  const { account } = billDue(kept, today);
  return summaryOf(details.id, account, settle(account.instalments, account.sums), today);
}

function summaryOf(
  accountId: string,
  account: Account,
  settled: AccountSettlement,
  today: CalendarDate,
): BillingSummary {
  const { sums, plan, term, instalments } = account;
  const balance = balanceOf(sums);
  const { unpaidFrom } = settled;
  return {
    accountId,
    status: account.closed ? 'closed' : 'open',
    planCode: plan.code,
    planTitle: plan.title,
    premium: sums.premium.toString(),
    instalmentCharge: sums.charge.toString(),
    fees: sums.fees.toString(),
    received: receivedOf(sums).toString(),
    writtenOff: sums.writtenOff.toString(),
    balance: balance.toString(),
    credit: settled.credit.toString(),
    refundDue: (balance.isNegative ? balance.negated() : Money.ZERO).toString(),
    pastDue: pastDue(instalments, settled, today).toString(),
    daysPastDue: unpaidFrom !== null && unpaidFrom < today ? daysBetween(unpaidFrom, today) : 0,
    ...nextDue(account, settled, today),
    paidThrough: paidThrough(
      { effective: term.effective, expiration: account.endsOn },
      owedInInstallments(sums),
      receivedOf(sums),
    ),
  };
}

/** The next installment from today on that money does not cover in full, including planned ones. */
function nextDue(
  { instalments }: Account,
  { reached, credit }: AccountSettlement,
  today: CalendarDate,
): Pick<BillingSummary, 'nextDueOn' | 'nextDueAmount'> {
  let left = credit;
  for (const each of byDueDate(instalments)) {
    if (each.state !== 'billed' && each.state !== 'planned') continue;
    const has = each.state === 'billed' ? (reached.get(each.number) ?? NOTHING).total : left;
    const covered = has.compare(each.state === 'billed' ? billedAmount(each) : each.amount) >= 0;
    if (each.state === 'planned') left = covered ? left.minus(each.amount) : Money.ZERO;
    if (covered || each.dueOn < today) continue;
    return { nextDueOn: each.dueOn, nextDueAmount: billedAmount(each).minus(has).toString() };
  }
  return { nextDueOn: null, nextDueAmount: null };
}

export function accountSummary(stored: StoredAccount, today: CalendarDate): BillingAccountSummaryResponse {
  const { instalments: _, offered: __, ...summary } = billingView(stored, today);
  return summary;
}
