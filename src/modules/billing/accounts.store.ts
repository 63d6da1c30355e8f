import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { mayWorkFor } from '../../shared/agency.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Money } from '../../shared/money.js';
import { billingError } from './billing.errors.js';
import type { Account, Change } from './domain/account.js';
import type { Booking, EntryKind } from './domain/books.js';
import { balanceOf } from './domain/books.js';
import type { Instalment } from './domain/instalments.js';
import type { FiledWay } from './domain/payment-plan.js';
import type { InstalmentStatus, Settlement } from './domain/settle.js';
import { settle, statusOf } from './domain/settle.js';

/** Who and what an account is for; none of it changes. */
export interface AccountFacts {
  readonly id: string;
  readonly policyId: string;
  readonly policyNumber: string;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
  readonly timeZone: string;
  readonly offered: readonly FiledWay[];
}

export interface StoredAccount {
  readonly facts: AccountFacts;
  readonly rowVersion: number;
  readonly account: Account;
}

/** Why and by whom entries are booked; a transaction, payment or refund belongs to the entries of its own kind only. */
export interface BookedFor {
  readonly by: string | null;
  readonly at: Date;
  /** In the time zone of the policy. */
  readonly today: CalendarDate;
  readonly effectiveOn: CalendarDate;
  readonly reason?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly paymentId?: string | undefined;
  readonly refundId?: string | undefined;
}

interface AccountRow extends AccountFacts {
  readonly rowVersion: number;
  readonly plan: Account['plan'];
  readonly status: 'open' | 'closed';
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly premium: string;
  readonly charge: string;
  readonly fees: string;
  readonly money: string;
  readonly instalments: readonly ItemRow[];
}

interface ItemRow {
  readonly number: number;
  readonly billOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly amount: string;
  readonly fee: string;
  readonly weight: number;
  readonly status: InstalmentStatus;
}

const OF_PREMIUM: ReadonlySet<EntryKind> = new Set(['premium', 'instalment_charge']);
const OF_PAYMENT: ReadonlySet<EntryKind> = new Set(['payment', 'payment_reversal']);

const COLUMNS = sql`
  a.id, a.policy_id as "policyId", a.policy_number as "policyNumber", a.customer_id as "customerId",
  a.agency_id as "agencyId", a.product_type as "productType", a.state, a.company_code as "companyCode",
  a.time_zone as "timeZone", a.offered, a.plan, a.status, a.effective_date::text as "effectiveDate",
  a.expiration_date::text as "expirationDate", a.ends_on::text as "endsOn", a.row_version as "rowVersion"`;

const BOOKS = sql`
  select coalesce(sum(amount) filter (where kind = 'premium'), 0)::text as premium,
         coalesce(sum(amount) filter (where kind = 'instalment_charge'), 0)::text as charge,
         coalesce(sum(amount) filter (where kind = 'fee'), 0)::text as fees,
         (-coalesce(sum(amount) filter (where kind in ('payment', 'payment_reversal', 'refund', 'write_off')), 0))::text as money
    from billing_entries where account_id = a.id`;

const ITEMS = sql`
  select coalesce(json_agg(json_build_object('number', number, 'billOn', bill_on, 'dueOn', due_on, 'amount', amount::text,
           'fee', fee::text, 'weight', weight, 'status', status) order by number), '[]') as instalments
    from billing_items where account_id = a.id`;

/** Accounts as the use cases see them: the row is locked first, and everything about it is written under that lock. */
@Injectable()
export class AccountsStore {
  constructor(private readonly em: EntityManager) {}

  async lockByPolicy(policyId: string): Promise<StoredAccount | null> {
    return this.lock(sql`a.policy_id = ${policyId}`);
  }

  /** For a change that a person makes. An account of another agency is answered as not found. */
  async hold(actor: Actor, id: string): Promise<StoredAccount> {
    const found = await this.lock(sql`a.id = ${id}`);
    if (!found || !mayWorkFor(actor, found.facts.agencyId)) throw billingError('billing.account-not-found');
    return found;
  }

  /** Without a lock, for reads; many at once, in no order. */
  async find(where: RawBuilder<unknown>): Promise<readonly StoredAccount[]> {
    const { rows } = await sql<AccountRow>`
      select ${COLUMNS}, b.*, i.instalments
        from billing_accounts a, lateral (${BOOKS}) b, lateral (${ITEMS}) i where ${where}
    `.execute(this.em.getKysely());
    return rows.map(stored);
  }

  async add(facts: AccountFacts, { account, bookings }: Change, booked: BookedFor): Promise<void> {
    await sql`
      insert into billing_accounts (id, policy_id, policy_number, customer_id, agency_id, product_type, state, company_code,
                                    time_zone, effective_date, expiration_date, ends_on, plan, offered, row_version)
      values (${facts.id}, ${facts.policyId}, ${facts.policyNumber}, ${facts.customerId}, ${facts.agencyId},
              ${facts.productType}, ${facts.state}, ${facts.companyCode}, ${facts.timeZone}, ${account.term.effective},
              ${account.term.expiration}, ${account.endsOn}, ${JSON.stringify(account.plan)},
              ${JSON.stringify(facts.offered)}, 0)
    `.execute(this.em.getKysely());
    await this.save(facts.id, { account, bookings }, booked);
  }

  /** Writes what a change made of an account, and its bookings, under the lock that was taken with the account. */
  async save(id: string, { account, bookings }: Change, booked: BookedFor): Promise<void> {
    const settled = settle(account.instalments, account.books.money);
    await this.saveItems(id, account, settled, booked.today);
    if (bookings.length > 0) await this.append(id, bookings, booked);
    await sql`
      update billing_accounts
         set plan = ${JSON.stringify(account.plan)}, ends_on = ${account.endsOn}, status = ${account.closed ? 'closed' : 'open'},
             balance = ${balanceOf(account.books).toString()}, unpaid_from = ${settled.unpaidFrom}, row_version = row_version + 1
       where id = ${id}
    `.execute(this.em.getKysely());
  }

  private async saveItems(
    id: string,
    { instalments }: Account,
    settled: Settlement,
    today: CalendarDate,
  ): Promise<void> {
    const rows = instalments.map((each) => ({
      number: each.number,
      bill_on: each.billOn,
      due_on: each.dueOn,
      amount: each.amount,
      fee: each.fee,
      weight: each.weight,
      status: statusOf(each, settled, today),
      paid: settled.paid.get(each.number) ?? Money.ZERO,
    }));
    await sql`
      insert into billing_items as i (account_id, number, bill_on, due_on, amount, fee, weight, status, paid)
      select ${id}, r.* from json_to_recordset(${JSON.stringify(rows)}::json)
          as r (number integer, bill_on date, due_on date, amount numeric, fee numeric, weight integer, status text, paid numeric)
       order by r.number
      on conflict (account_id, number) do update
         set amount = excluded.amount, fee = excluded.fee, status = excluded.status, paid = excluded.paid,
             row_version = i.row_version + 1
       where (i.amount, i.fee, i.status, i.paid) is distinct from (excluded.amount, excluded.fee, excluded.status, excluded.paid)
    `.execute(this.em.getKysely());
  }

  private async append(id: string, bookings: readonly Booking[], booked: BookedFor): Promise<void> {
    const rows = bookings.map(({ kind, amount, instalment }, index) => ({
      place: index + 1,
      kind,
      amount,
      number: instalment,
      effective_on: kind === 'fee' ? booked.today : booked.effectiveOn,
      ...(kind === 'fee' ? {} : { reason: booked.reason }),
      ...(OF_PREMIUM.has(kind) ? { transaction_id: booked.transactionId } : {}),
      ...(OF_PAYMENT.has(kind) ? { payment_id: booked.paymentId } : {}),
      ...(kind === 'refund' ? { refund_id: booked.refundId } : {}),
    }));
    await sql`
      insert into billing_entries (account_id, sequence, kind, amount, effective_on, reason, transaction_id, item_id,
                                   payment_id, refund_id, booked_at, booked_by)
      select ${id}, r.place + (select coalesce(max(sequence), 0) from billing_entries where account_id = ${id}),
             r.kind, r.amount, r.effective_on, r.reason, r.transaction_id, i.id, r.payment_id, r.refund_id,
             ${booked.at}, ${booked.by}
        from json_to_recordset(${JSON.stringify(rows)}::json)
          as r (place integer, kind text, amount numeric, number integer, effective_on date, reason text,
                transaction_id uuid, payment_id uuid, refund_id uuid)
        left join billing_items i on i.account_id = ${id} and i.number = r.number
       order by r.place
    `.execute(this.em.getKysely());
  }

  /** Two statements: what a lock waited for must be read after the wait, with a snapshot of its own. */
  private async lock(where: RawBuilder<unknown>): Promise<StoredAccount | null> {
    const { rows } = await sql<{ readonly id: string }>`
      select a.id from billing_accounts a where ${where} for update
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) return null;
    const [found] = await this.find(sql`a.id = ${row.id}`);
    return found ?? null;
  }
}

function stored(row: AccountRow): StoredAccount {
  const { rowVersion, plan, status, effectiveDate, expirationDate, endsOn, instalments, ...rest } = row;
  const { premium, charge, fees, money, ...facts } = rest;
  return {
    facts,
    rowVersion,
    account: {
      plan,
      term: { effective: effectiveDate, expiration: expirationDate },
      endsOn,
      closed: status === 'closed',
      books: {
        premium: Money.parse(premium),
        charge: Money.parse(charge),
        fees: Money.parse(fees),
        money: Money.parse(money),
      },
      instalments: instalments.map(instalmentOf),
    },
  };
}

function instalmentOf({ number, billOn, dueOn, amount, fee, weight, status }: ItemRow): Instalment {
  const state = status === 'paid' || status === 'overdue' ? 'billed' : status;
  return { number, billOn, dueOn, amount: Money.parse(amount), fee: Money.parse(fee), weight, state };
}
