import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { newId } from '../../shared/ids.js';
import type { BookedFor } from './account-rows.js';
import { accountRow, entryRows, itemRows, settledSave } from './account-rows.js';
import type { AccountFacts } from './accounts.store.js';
import type { Change } from './domain/account.js';

/** Account, installments and first entries as they stand after opening, for one statement: none is written twice. */
export function newAccountRows(
  facts: AccountFacts,
  change: Change,
  booked: BookedFor,
): readonly RawBuilder<unknown>[] {
  const save = settledSave({ id: facts.id, change, booked });
  const itemIds = new Map(change.account.instalments.map(({ number }) => [number, newId()]));
  const items = itemRows(save).map((row) => ({ ...row, id: itemIds.get(row.number) }));
  const entries = entryRows(save).map((row) => ({
    ...row,
    item_id: row.number === null ? null : itemIds.get(row.number),
  }));
  const { plan, ends_on, status, balance, unpaid_from } = accountRow(save);
  const { effective, expiration } = change.account.term;
  return [
    sql`
      insert into billing_accounts (id, policy_id, policy_number, customer_id, agency_id, product_type, state, company_code,
                                    time_zone, effective_date, expiration_date, ends_on, plan, offered, status, balance,
                                    unpaid_from)
      values (${facts.id}, ${facts.policyId}, ${facts.policyNumber}, ${facts.customerId}, ${facts.agencyId},
              ${facts.productType}, ${facts.state}, ${facts.companyCode}, ${facts.timeZone}, ${effective}, ${expiration},
              ${ends_on}, ${JSON.stringify(plan)}, ${JSON.stringify(facts.offered)}, ${status}, ${balance.toString()},
              ${unpaid_from})`,
    sql`
      insert into billing_items (id, account_id, number, bill_on, due_on, amount, fee, weight, status, paid)
      select r.* from json_to_recordset(${JSON.stringify(items)}::json)
          as r (id uuid, account_id uuid, number integer, bill_on date, due_on date, amount numeric, fee numeric, weight integer,
                status text, paid numeric)`,
    sql`
      insert into billing_entries (account_id, sequence, kind, amount, effective_on, reason, transaction_id, item_id, booked_at,
                                   booked_by)
      select r.* from json_to_recordset(${JSON.stringify(entries)}::json)
          as r (account_id uuid, place integer, kind text, amount numeric, effective_on date, reason text,
                transaction_id uuid, item_id uuid, booked_at timestamptz, booked_by uuid)`,
  ];
}
