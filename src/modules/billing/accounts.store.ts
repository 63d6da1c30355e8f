import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { mayWorkFor } from '../../shared/agency.js';
import { addDays } from '../../shared/calendar-date.js';
import { insertRowsOf } from '../../platform/insert.js';
import { records } from '../../platform/records.js';
import { dayAt, isOneOf } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import { accountRow, entryRows, itemRows, settledSave } from './account-rows.js';
import type { AccountSave, BookedFor, EntryRow } from './account-rows.js';
import { BillingAccount, BillingEntry, BillingItem } from './billing.entities.js';
import { billingError } from './billing.errors.js';
import type { AccountChange } from './domain/account.js';
import type { StoredAccount } from './stored-accounts.queries.js';
import { accountOfPolicy, storedAccounts } from './stored-accounts.queries.js';

/** An installment keeps its version where nothing in it changed. */
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

/**
 * Loads and stores accounts for use cases. The row is locked first, and everything about the account is written under that
 * lock.
 */
@Injectable()
export class AccountsStore {
  constructor(private readonly em: EntityManager) {}

  async lockByPolicy(policyId: string): Promise<StoredAccount | null> {
    return this.locked(await this.forUpdate().where('policyId', '=', policyId).executeTakeFirst());
  }

  /** Locks an account for a person's change. An account of another agency counts as not found. */
  async lock(actor: Actor, id: string): Promise<StoredAccount> {
    const found = await this.locked(await this.forUpdate().where('id', '=', id).executeTakeFirst());
    if (!found || !mayWorkFor(actor, found.details.agencyId)) throw billingError('billing.account-not-found');
    return found;
  }

  /**
   * Locks accounts with something to bill. Accounts locked by others are skipped, because every change of an account bills
   * what is due.
   */
  async lockDue(now: Date, limit: number): Promise<readonly string[]> {
    // No time zone is more than a day ahead of UTC.
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

  /** Reads an account without a lock. */
  async byId(id: string): Promise<StoredAccount | null> {
    const [found] = await this.byIds([id]);
    return found ?? null;
  }

  /** In no particular order. */
  byIds(ids: readonly string[]): Promise<readonly StoredAccount[]> {
    return storedAccounts(this.em, ids);
  }

  ofPolicy(policyId: string): Promise<StoredAccount | null> {
    return accountOfPolicy(this.em, policyId);
  }

  /** Writes a change of an account and its bookings, under the lock taken with the account. */
  save(id: string, change: AccountChange, booked: BookedFor): Promise<void> {
    return this.saveAll([{ id, change, booked }]);
  }

  /** The same for many accounts, in three statements. */
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

  /** Adds entries, numbered on from each account's last one; the caller holds the lock. */
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

  /** Reads again after locking: what changed during the wait is visible only to a statement with a new snapshot. */
  private async locked(row: { readonly id: string } | undefined): Promise<StoredAccount | null> {
    return row ? this.byId(row.id) : null;
  }
}

function byAccount(a: { readonly accountId: string }, b: { readonly accountId: string }): number {
  return a.accountId < b.accountId ? -1 : Number(a.accountId > b.accountId);
}
