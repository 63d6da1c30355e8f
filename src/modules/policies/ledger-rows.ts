import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { newId } from '../../shared/ids.js';
import { Money } from '../../shared/money.js';
import type { Booking } from './domain/ledger-entry.js';

/** An entry with its place in the ledger. */
export type AddedEntry = Booking & { readonly id: string; readonly sequence: number };

export function transactionRows(
  actor: Actor,
  policyId: string,
  added: readonly AddedEntry[],
  bookedAt: Date,
): RawBuilder<unknown> {
  const rows = added.map(({ id, sequence, kind, effectiveOn, reverses, snapshot, worksheetId, details }) => ({
    id,
    sequence,
    kind,
    effective_on: effectiveOn,
    reverses,
    snapshot,
    worksheet_id: worksheetId,
    details,
  }));
  return sql`
    insert into policy_transactions (id, policy_id, sequence, kind, effective_on, booked_at, booked_by, reverses, snapshot,
                                     worksheet_id, details)
    select id, ${policyId}::uuid, sequence, kind, effective_on, ${bookedAt}::timestamptz, ${actor.id}::uuid, reverses, snapshot,
           worksheet_id, details
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, sequence integer, kind text, effective_on date,
           reverses uuid, snapshot jsonb, worksheet_id uuid, details jsonb)`;
}

export function chargeRows(added: readonly AddedEntry[], bookedAt: Date): RawBuilder<unknown> {
  const rows = added.flatMap(({ id, charges }) =>
    charges.map((charge) => ({
      id: newId(),
      transaction_id: id,
      item_id: charge.itemId,
      coverage: charge.coverage,
      kind: charge.kind,
      code: charge.code,
      earning: charge.earning,
      amount: Money.ofCents(charge.cents).toString(),
      effective_date: charge.effectiveDate,
      expiration_date: charge.expirationDate,
    })),
  );
  return sql`
    insert into policy_charges (id, transaction_id, item_id, coverage, kind, code, earning, amount, effective_date,
                                expiration_date, created_at)
    select id, transaction_id, item_id, coverage, kind, code, earning, amount, effective_date, expiration_date,
           ${bookedAt}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, transaction_id uuid, item_id uuid, coverage text,
           kind text, code text, earning text, amount numeric, effective_date date, expiration_date date)`;
}
