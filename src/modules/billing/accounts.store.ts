import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { mayWorkFor } from '../../shared/agency.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Money } from '../../shared/money.js';
import { accountRow, entryRows, itemRows, settledSave } from './account-rows.js';
import type { AccountSave, BookedFor } from './account-rows.js';
import { billingError } from './billing.errors.js';
import type { Account, AccountChange } from './domain/account.js';
import type { Installment, InstallmentState } from './domain/installments.js';
import type { FiledWay } from './domain/payment-plan.js';
import type { InstallmentStatus } from './domain/settle.js';

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
  /** In the time zone of the policy. */
  readonly openedOn: CalendarDate;
  readonly account: Account;
}

interface AccountRow extends AccountFacts {
  readonly rowVersion: number;
  readonly openedOn: CalendarDate;
  readonly plan: Account['plan'];
  readonly status: 'open' | 'closed';
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly premium: string;
  readonly charge: string;
  readonly fees: string;
  readonly money: string;
  readonly writtenOff: string;
  readonly instalments: readonly ItemRow[];
}

interface ItemRow {
  readonly number: number;
  readonly billOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly amount: string;
  readonly fee: string;
  readonly weight: number;
  readonly status: InstallmentStatus;
}

const COLUMNS = sql`
  a.id, a.policy_id as "policyId", a.policy_number as "policyNumber", a.customer_id as "customerId",
  a.agency_id as "agencyId", a.product_type as "productType", a.state, a.company_code as "companyCode",
  a.time_zone as "timeZone", a.offered, a.plan, a.status, a.effective_date::text as "effectiveDate",
  a.expiration_date::text as "expirationDate", a.ends_on::text as "endsOn", a.row_version as "rowVersion"`;

const SUMS = sql`
  select (min(booked_at) at time zone a.time_zone)::date::text as "openedOn",
         coalesce(sum(amount) filter (where kind = 'premium'), 0)::text as premium,
         coalesce(sum(amount) filter (where kind = 'instalment_charge'), 0)::text as charge,
         coalesce(sum(amount) filter (where kind = 'fee'), 0)::text as fees,
         (-coalesce(sum(amount) filter (where kind in ('payment', 'payment_reversal', 'refund', 'write_off')), 0))::text as money,
         (-coalesce(sum(amount) filter (where kind = 'write_off'), 0))::text as "writtenOff"
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
    return this.lockWhere(sql`a.policy_id = ${policyId}`);
  }

  /** For a change that a person makes. An account of another agency is answered as not found. */
  async lock(actor: Actor, id: string): Promise<StoredAccount> {
    const found = await this.lockWhere(sql`a.id = ${id}`);
    if (!found || !mayWorkFor(actor, found.facts.agencyId)) throw billingError('billing.account-not-found');
    return found;
  }

  /** Without a lock, for reads; many at once, in no order. */
  async find(where: RawBuilder<unknown>): Promise<readonly StoredAccount[]> {
    const { rows } = await sql<AccountRow>`
      select ${COLUMNS}, b.*, i.instalments
        from billing_accounts a, lateral (${SUMS}) b, lateral (${ITEMS}) i where ${where}
    `.execute(this.em.getKysely());
    return rows.map(stored);
  }

  /** Writes what a change made of an account, and its bookings, under the lock that was taken with the account. */
  save(id: string, change: AccountChange, booked: BookedFor): Promise<void> {
    return this.saveAll([{ id, change, booked }]);
  }

  /** The same of many accounts, in three statements. */
  async saveAll(saves: readonly AccountSave[]): Promise<void> {
    const settled = saves.map(settledSave);
    await this.saveItems(settled.flatMap(itemRows));
    const entries = saves.flatMap(entryRows);
    if (entries.length > 0) await this.append(entries);
    await sql`
      update billing_accounts a
         set plan = r.plan, expiration_date = r.expiration_date, ends_on = r.ends_on, status = r.status, balance = r.balance, unpaid_from = r.unpaid_from,
             row_version = a.row_version + 1
        from json_to_recordset(${JSON.stringify(settled.map(accountRow))}::json)
          as r (id uuid, plan jsonb, expiration_date date, ends_on date, status text, balance numeric, unpaid_from date)
       where a.id = r.id
    `.execute(this.em.getKysely());
  }

  private async saveItems(rows: readonly object[]): Promise<void> {
    await sql`
      insert into billing_items as i (account_id, number, bill_on, due_on, amount, fee, weight, status, paid)
      select r.* from json_to_recordset(${JSON.stringify(rows)}::json)
          as r (account_id uuid, number integer, bill_on date, due_on date, amount numeric, fee numeric, weight integer,
                status text, paid numeric)
       order by r.account_id, r.number
      on conflict (account_id, number) do update
         set amount = excluded.amount, fee = excluded.fee, status = excluded.status, paid = excluded.paid,
             row_version = i.row_version + 1
       where (i.amount, i.fee, i.status, i.paid) is distinct from (excluded.amount, excluded.fee, excluded.status, excluded.paid)
    `.execute(this.em.getKysely());
  }

  private async append(rows: readonly object[]): Promise<void> {
    await sql`
      insert into billing_entries (account_id, sequence, kind, amount, effective_on, reason, transaction_id, item_id,
                                   payment_id, refund_id, booked_at, booked_by)
      select r.account_id,
             r.place + coalesce((select max(sequence) from billing_entries where account_id = r.account_id), 0),
             r.kind, r.amount, r.effective_on, r.reason, r.transaction_id, i.id, r.payment_id, r.refund_id,
             r.booked_at, r.booked_by
        from json_to_recordset(${JSON.stringify(rows)}::json)
          as r (account_id uuid, place integer, kind text, amount numeric, number integer, effective_on date, reason text,
                transaction_id uuid, payment_id uuid, refund_id uuid, booked_at timestamptz, booked_by uuid)
        left join billing_items i on i.account_id = r.account_id and i.number = r.number
       order by r.account_id, r.place
    `.execute(this.em.getKysely());
  }

  /** Two statements: what a lock waited for must be read after the wait, with a snapshot of its own. */
  private async lockWhere(where: RawBuilder<unknown>): Promise<StoredAccount | null> {
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
  const { rowVersion, openedOn, plan, status, effectiveDate, expirationDate, endsOn, instalments, ...rest } =
    row;
  const { premium, charge, fees, money, writtenOff, ...facts } = rest;
  return {
    facts,
    rowVersion,
    openedOn,
    account: {
      plan,
      term: { effective: effectiveDate, expiration: expirationDate },
      endsOn,
      closed: status === 'closed',
      sums: {
        premium: Money.parse(premium),
        charge: Money.parse(charge),
        fees: Money.parse(fees),
        money: Money.parse(money),
        writtenOff: Money.parse(writtenOff),
      },
      instalments: instalments.map(instalmentOf),
    },
  };
}

function instalmentOf({ number, billOn, dueOn, amount, fee, weight, status }: ItemRow): Installment {
  const state = stateOf(status, amount);
  return { number, billOn, dueOn, amount: Money.parse(amount), fee: Money.parse(fee), weight, state };
}

/** A credit has an amount below zero; an installment that one has settled keeps its own. */
function stateOf(status: InstallmentStatus, amount: string): InstallmentState {
  if (status === 'planned' || status === 'void') return status;
  return status === 'credited' && amount.startsWith('-') ? 'credited' : 'billed';
}
