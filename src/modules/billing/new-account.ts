import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { newId } from '../../shared/ids.js';
import { Statement } from '../../platform/statement.js';
import type { BookedFor } from './account-rows.js';
import { accountRow, entryRows, itemRows, settledSave } from './account-rows.js';
import type { AccountFacts } from './accounts.store.js';
import type { Change } from './domain/account.js';

interface AccountRow extends Omit<AccountFacts, 'offered'> {
  readonly effective: string;
  readonly expiration: string;
  readonly endsOn: string;
  readonly plan: string;
  readonly offered: string;
  readonly status: string;
  readonly balance: string;
  readonly unpaidFrom: string | null;
}

const ACCOUNT = new Statement<AccountRow>(
  (row) => sql`
    insert into billing_accounts (id, policy_id, policy_number, customer_id, agency_id, product_type, state, company_code,
                                  time_zone, effective_date, expiration_date, ends_on, plan, offered, status, balance,
                                  unpaid_from)
    values (${row.id}, ${row.policyId}, ${row.policyNumber}, ${row.customerId}, ${row.agencyId}, ${row.productType},
            ${row.state}, ${row.companyCode}, ${row.timeZone}, ${row.effective}, ${row.expiration}, ${row.endsOn}, ${row.plan},
            ${row.offered}, ${row.status}, ${row.balance}, ${row.unpaidFrom})`,
);

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
  change: Change,
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
  await ACCOUNT.send(em, {
    ...facts,
    ...change.account.term,
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
