import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { jsonBuildObject } from 'kysely/helpers/postgres';
import type { Actor } from '../../shared/actor.js';
import { mayWorkFor } from '../../shared/agency.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { addDays } from '../../shared/calendar-date.js';
import { Money } from '../../shared/money.js';
import { insertRowsOf } from '../../platform/insert.js';
import { records } from '../../platform/records.js';
import { dayAt, isOneOf } from '../../platform/sql.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import { accountRow, entryRows, itemRows, settledSave } from './account-rows.js';
import type { AccountSave, BookedFor, EntryRow, ItemRow } from './account-rows.js';
import { BillingAccount, BillingEntry, BillingItem } from './billing.entities.js';
import { billingError } from './billing.errors.js';
import type { Account, AccountChange } from './domain/account.js';
import type { Installment, InstallmentState } from './domain/installments.js';
import type { FiledWay } from './domain/payment-plan.js';
import type { InstallmentStatus } from './domain/settle.js';
import type { EntryKind } from './domain/sums.js';

/** Who and what an account is for; none of it changes. */
export interface AccountDetails {
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
  readonly details: AccountDetails;
  readonly rowVersion: number;
  /** In the time zone of the policy. */
  readonly openedOn: CalendarDate;
  readonly account: Account;
}

interface AccountRow extends AccountDetails {
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
  readonly instalments: readonly StoredItem[];
}

interface StoredItem extends Pick<ItemRow, 'number' | 'billOn' | 'dueOn' | 'weight' | 'status'> {
  readonly amount: string;
  readonly fee: string;
}

const MONEY_IN: readonly EntryKind[] = ['payment', 'payment_reversal', 'refund', 'write_off'];

/** With the sums of its ledger and its installments. */
function accounts(em: EntityManager) {
  return over(em, BillingAccount, BillingEntry, BillingItem)
    .selectFrom('BillingAccount as a')
    .select([
      'a.id',
      'a.policyId',
      'a.policyNumber',
      'a.customerId',
      'a.agencyId',
      'a.productType',
      'a.state',
    ])
    .select(['a.companyCode', 'a.timeZone', 'a.offered', 'a.plan', 'a.status', 'a.effectiveDate'])
    .select(['a.expirationDate', 'a.endsOn', 'a.rowVersion'])
    .innerJoinLateral(
      (ledger) =>
        ledger
          .selectFrom('BillingEntry as e')
          .whereRef('e.accountId', '=', 'a.id')
          .select(({ ref }) => [
            sql<CalendarDate>`(min(${ref('e.bookedAt')}) at time zone ${ref('a.timeZone')})::date`.as(
              'openedOn',
            ),
            total('premium').as('premium'),
            total('instalment_charge').as('charge'),
            total('fee').as('fees'),
            sql<string>`-${total(...MONEY_IN)}`.as('money'),
            sql<string>`-${total('write_off')}`.as('writtenOff'),
          ])
          .as('sums'),
      (join) => join.onTrue(),
    )
    .select(['sums.openedOn', 'sums.premium', 'sums.charge', 'sums.fees', 'sums.money', 'sums.writtenOff'])
    .select((account) =>
      account
        .selectFrom('BillingItem as i')
        .whereRef('i.accountId', '=', 'a.id')
        .select(({ ref, cast }) => {
          const item = jsonBuildObject({
            number: ref('i.number'),
            billOn: ref('i.billOn'),
            dueOn: ref('i.dueOn'),
            amount: cast<string>('i.amount', 'text'),
            fee: cast<string>('i.fee', 'text'),
            weight: ref('i.weight'),
            status: ref('i.status'),
          });
          return sql<readonly StoredItem[]>`coalesce(json_agg(${item} order by ${ref('i.number')}), '[]')`.as(
            'all',
          );
        })
        .as('instalments'),
    )
    .$castTo<AccountRow>();
}

function total(...kinds: readonly EntryKind[]): RawBuilder<string> {
  const [amount, kind] = [sql.ref('e.amount'), sql.ref('e.kind')];
  return sql<string>`coalesce(sum(${amount}) filter (where ${kind} in (${sql.join(kinds)})), 0)`;
}

const BY_IDS = new Statement<{ readonly ids: readonly string[] }, AccountRow>(({ ids }, em) =>
  accounts(em).where('a.id', '=', ({ fn, val }) => fn.any(val(ids))),
);

const OF_POLICY = new Statement<{ readonly policyId: string }, AccountRow>(({ policyId }, em) =>
  accounts(em).where('a.policyId', '=', policyId),
);

/** An installment keeps its version where nothing of it has changed. */
const ITEMS = insertRowsOf(
  BillingItem,
  ['accountId', 'number', 'billOn', 'dueOn', 'amount', 'fee', 'weight', 'status', 'paid'],
  sql`
    on conflict (account_id, number) do update
       set amount = excluded.amount, fee = excluded.fee, status = excluded.status, paid = excluded.paid,
           row_version = billing_items.row_version + 1
     where (billing_items.amount, billing_items.fee, billing_items.status, billing_items.paid)
           is distinct from (excluded.amount, excluded.fee, excluded.status, excluded.paid)`,
);

const ENTRIES = insertRowsOf(BillingEntry, [
  'accountId',
  'sequence',
  'kind',
  'amount',
  'effectiveOn',
  'reason',
  'transactionId',
  'itemId',
  'paymentId',
  'refundId',
  'bookedAt',
  'bookedBy',
]);

/** Accounts as the use cases see them: the row is locked first, and everything about it is written under that lock. */
@Injectable()
export class AccountsStore {
  constructor(private readonly em: EntityManager) {}

  async lockByPolicy(policyId: string): Promise<StoredAccount | null> {
    return this.locked(await this.forUpdate().where('policyId', '=', policyId).executeTakeFirst());
  }

  /** For a change that a person makes. An account of another agency is answered as not found. */
  async lock(actor: Actor, id: string): Promise<StoredAccount> {
    const found = await this.locked(await this.forUpdate().where('id', '=', id).executeTakeFirst());
    if (!found || !mayWorkFor(actor, found.details.agencyId)) throw billingError('billing.account-not-found');
    return found;
  }

  /** An account that somebody is changing just now is left to them: whoever changes one bills what is due. */
  async lockDue(now: Date, limit: number): Promise<readonly string[]> {
    // No time zone is further ahead.
    const tomorrow = addDays(now.toISOString().slice(0, 10), 1);
    const rows = await over(this.em, BillingAccount, BillingItem)
      .selectFrom('BillingAccount')
      .select('id')
      .where('id', 'in', (query) =>
        query
          .selectFrom('BillingItem as i')
          .innerJoin('BillingAccount as a', 'a.id', 'i.accountId')
          .select('i.accountId')
          .where((item) => {
            const today = dayAt(now, item.ref('a.timeZone'));
            return item.or([
              item.and([
                item('i.status', '=', 'planned'),
                item('i.billOn', '<=', tomorrow),
                item('i.billOn', '<=', today),
              ]),
              item.and([
                item('i.status', '=', 'billed'),
                item('i.dueOn', '<=', tomorrow),
                item('i.dueOn', '<', today),
              ]),
            ]);
          }),
      )
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Without a lock, for reads. */
  async byId(id: string): Promise<StoredAccount | null> {
    const [found] = await this.byIds([id]);
    return found ?? null;
  }

  /** In no order. */
  async byIds(ids: readonly string[]): Promise<readonly StoredAccount[]> {
    return (await BY_IDS.rows(this.em, { ids })).map(stored);
  }

  async ofPolicy(policyId: string): Promise<StoredAccount | null> {
    const row = await OF_POLICY.first(this.em, { policyId });
    return row && stored(row);
  }

  /** Writes what a change made of an account, and its bookings, under the lock that was taken with the account. */
  save(id: string, change: AccountChange, booked: BookedFor): Promise<void> {
    return this.saveAll([{ id, change, booked }]);
  }

  /** The same of many accounts, in three statements. */
  async saveAll(saves: readonly AccountSave[]): Promise<void> {
    const settled = saves.map(settledSave);
    const items = settled.flatMap(itemRows);
    await ITEMS.send(
      this.em,
      items.sort((a, b) => byAccount(a, b) || a.number - b.number),
    );
    await this.append(saves.flatMap(entryRows).sort((a, b) => byAccount(a, b) || a.place - b.place));
    const rows = settled.map(accountRow);
    const changed = records(
      this.em,
      BillingAccount,
      ['id', 'plan', 'expirationDate', 'endsOn', 'status', 'balance', 'unpaidFrom'],
      rows,
    );
    await over(this.em, BillingAccount)
      .updateTable('BillingAccount')
      .from(changed)
      .set((row) => ({
        plan: row.ref('r.plan'),
        expirationDate: row.ref('r.expirationDate'),
        endsOn: row.ref('r.endsOn'),
        status: row.ref('r.status'),
        balance: row.ref('r.balance'),
        unpaidFrom: row.ref('r.unpaidFrom'),
        rowVersion: row('BillingAccount.rowVersion', '+', 1),
      }))
      .whereRef('BillingAccount.id', '=', 'r.id')
      .execute();
  }

  /** Numbered on from the last entry of each account: whoever adds some holds its lock. */
  private async append(entries: readonly EntryRow[]): Promise<void> {
    if (entries.length === 0) return;
    const ids = [...new Set(entries.map(({ accountId }) => accountId))];
    const [last, items] = await Promise.all([
      over(this.em, BillingEntry)
        .selectFrom('BillingEntry')
        .select(['accountId', ({ fn }) => fn.max<number>('sequence').as('sequence')])
        .where(isOneOf('accountId', ids))
        .groupBy('accountId')
        .execute(),
      over(this.em, BillingItem)
        .selectFrom('BillingItem')
        .select(['id', 'accountId', 'number'])
        .where(isOneOf('accountId', ids))
        .execute(),
    ]);
    const lastOf = new Map(last.map(({ accountId, sequence }) => [accountId, sequence]));
    const itemOf = new Map(items.map(({ id, accountId, number }) => [`${accountId} ${number}`, id]));
    const rows = entries.map(({ place, number, ...entry }) => ({
      ...entry,
      sequence: (lastOf.get(entry.accountId) ?? 0) + place,
      itemId: number === null ? null : itemOf.get(`${entry.accountId} ${number}`),
    }));
    await ENTRIES.send(this.em, rows);
  }

  private forUpdate() {
    return over(this.em, BillingAccount).selectFrom('BillingAccount').select('id').forUpdate();
  }

  /** Two statements: what a lock waited for must be read after the wait, with a snapshot of its own. */
  private async locked(row: { readonly id: string } | undefined): Promise<StoredAccount | null> {
    return row ? this.byId(row.id) : null;
  }
}

function byAccount(a: { readonly accountId: string }, b: { readonly accountId: string }): number {
  return a.accountId < b.accountId ? -1 : Number(a.accountId > b.accountId);
}

function stored(row: AccountRow): StoredAccount {
  const { rowVersion, openedOn, plan, status, effectiveDate, expirationDate, endsOn, instalments, ...rest } =
    row;
  const { premium, charge, fees, money, writtenOff, ...details } = rest;
  return {
    details,
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
      instalments: instalments.map(installmentOf),
    },
  };
}

function installmentOf({ number, billOn, dueOn, amount, fee, weight, status }: StoredItem): Installment {
  const state = stateOf(status, amount);
  return { number, billOn, dueOn, amount: Money.parse(amount), fee: Money.parse(fee), weight, state };
}

/** A credit has an amount below zero; an installment that one has settled keeps its own. */
function stateOf(status: InstallmentStatus, amount: string): InstallmentState {
  if (status === 'planned' || status === 'void') return status;
  return status === 'credited' && amount.startsWith('-') ? 'credited' : 'billed';
}
