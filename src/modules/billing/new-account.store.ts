import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../shared/ids.js';
import { insertOf, insertRowsOf } from '../../platform/insert.js';
import { json } from '../../platform/sql.js';
import type { BookedFor } from './account-rows.js';
import { accountRow, entryRows, itemRows, settledSave } from './account-rows.js';
import type { AccountDetails } from './stored-accounts.queries.js';
import { BillingAccount, BillingEntry, BillingItem } from './billing.entities.js';
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

const ITEMS = insertRowsOf(BillingItem, [
  'id',
  'accountId',
  'number',
  'billOn',
  'dueOn',
  'amount',
  'fee',
  'weight',
  'status',
  'paid',
]);

const ENTRIES = insertRowsOf(BillingEntry, [
  'accountId',
  'sequence',
  'kind',
  'amount',
  'effectiveOn',
  'reason',
  'transactionId',
  'itemId',
  'bookedAt',
  'bookedBy',
]);

/** Inserts a new account with its installments and first entries as they are after opening, so that no row is written twice. */
export async function newAccount(
  em: EntityManager,
  details: AccountDetails,
  change: AccountChange,
  booked: BookedFor,
): Promise<void> {
  const save = settledSave({ id: details.id, change, booked });
  const itemIds = new Map(change.account.instalments.map(({ number }) => [number, newId()]));
  const items = itemRows(save).map((row) => ({ ...row, id: itemIds.get(row.number) }));
  const entries = entryRows(save).map(({ number, place, ...row }) => ({
    ...row,
    sequence: place,
    itemId: number === null ? null : itemIds.get(number),
  }));
  const { balance, plan, ...account } = accountRow(save);
  await ACCOUNT.send(em, {
    ...details,
    ...account,
    effectiveDate: change.account.term.effective,
    balance: balance.toString(),
    plan: json(plan),
    offered: json(details.offered),
  });
  await ITEMS.send(em, items);
  await ENTRIES.send(em, entries);
}
