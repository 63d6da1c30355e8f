import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { newId } from '../../shared/ids.js';
import { insertOf } from '../../platform/insert.js';
import { Statement } from '../../platform/statement.js';
import type { BookedFor } from './account-rows.js';
import { accountRow, entryRows, itemRows, settledSave } from './account-rows.js';
import type { AccountFacts } from './accounts.store.js';
import { BillingAccount } from './billing.entities.js';
import type { AccountChange } from './domain/account.js';

const ACCOUNT = insertOf(BillingAccount, [
  'id',
  'policyId',
  'policyNumber',
  'customerId',
  'agencyId',
  'productType',
  'state',
  'companyCode',
  'timeZone',
  'effectiveDate',
  'expirationDate',
  'endsOn',
  'plan',
  'offered',
  'status',
  'balance',
  'unpaidFrom',
]);

const ITEMS = new Statement<{ readonly rows: string }>(
  ({ rows }) => sql`
    insert into billing_items (id, account_id, number, bill_on, due_on, amount, fee, weight, status, paid)
    select r.* from json_to_recordset(${rows}::json)
        as r (id uuid, account_id uuid, number integer, bill_on date, due_on date, amount numeric, fee numeric, weight integer,
              status text, paid numeric)`,
);

const ENTRIES = new Statement<{ readonly rows: string }>(
  ({ rows }) => sql`
    insert into billing_entries (account_id, sequence, kind, amount, effective_on, reason, transaction_id, item_id, booked_at,
                                 booked_by)
    select r.* from json_to_recordset(${rows}::json)
        as r (account_id uuid, place integer, kind text, amount numeric, effective_on date, reason text,
              transaction_id uuid, item_id uuid, booked_at timestamptz, booked_by uuid)`,
);

/** Writes account, installments and first entries as they stand after opening: none is written twice. */
export async function newAccount(
  em: EntityManager,
  facts: AccountFacts,
  change: AccountChange,
  booked: BookedFor,
): Promise<void> {
  const save = settledSave({ id: facts.id, change, booked });
  const itemIds = new Map(change.account.instalments.map(({ number }) => [number, newId()]));
  const items = itemRows(save).map((row) => ({ ...row, id: itemIds.get(row.number) }));
  const entries = entryRows(save).map((row) => ({
    ...row,
    item_id: row.number === null ? null : itemIds.get(row.number),
  }));
  const { plan, ends_on, status, balance, unpaid_from } = accountRow(save);
  const { effective, expiration } = change.account.term;
  await ACCOUNT.send(em, {
    ...facts,
    effectiveDate: effective,
    expirationDate: expiration,
    endsOn: ends_on,
    plan: JSON.stringify(plan),
    offered: JSON.stringify(facts.offered),
    status,
    balance: balance.toString(),
    unpaidFrom: unpaid_from,
  });
  await ITEMS.send(em, { rows: JSON.stringify(items) });
  await ENTRIES.send(em, { rows: JSON.stringify(entries) });
}
