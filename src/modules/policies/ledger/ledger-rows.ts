import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { newId } from '../../../shared/ids.js';
import { Money } from '../../../shared/money.js';
import type { Booking } from '../domain/ledger-entry.js';

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

/** The coverages that entries name, each from its entry's day to the end of the term. */
export function coverageRows(
  added: readonly Pick<AddedEntry, 'id' | 'effectiveOn' | 'coverages'>[],
  { expirationDate }: { readonly expirationDate: CalendarDate },
  bookedAt: Date,
): RawBuilder<unknown> {
  const named = added.flatMap(({ id, effectiveOn, coverages = [] }) =>
    'of' in coverages
      ? []
      : coverages.map(({ itemId, code, limits, deductible }) => ({
          transaction_id: id,
          item_id: itemId,
          code,
          limits,
          deductible,
          effective_date: effectiveOn,
        })),
  );
  const kept = added.flatMap(({ id, effectiveOn, coverages = [] }) =>
    'of' in coverages ? [{ id, of: coverages.of, effective_date: effectiveOn }] : [],
  );
  // Most entries keep none of an earlier one: the planner is spared a join.
  const asBefore = sql`
    union all
    select uuid_v7(), k.id, c.item_id, c.code, c.limits, c.deductible, k.effective_date, c.expiration_date,
           ${bookedAt}::timestamptz
      from json_to_recordset(${JSON.stringify(kept)}::json) as k (id uuid, "of" uuid, effective_date date)
      join policy_coverages c on c.transaction_id = k."of"`;
  return sql`
    insert into policy_coverages (id, transaction_id, item_id, code, limits, deductible, effective_date, expiration_date,
                                  created_at)
    select uuid_v7(), transaction_id, item_id, code, limits, deductible, effective_date, ${expirationDate}::date,
           ${bookedAt}::timestamptz
      from json_to_recordset(${JSON.stringify(named)}::json) as r (transaction_id uuid, item_id uuid, code text, limits jsonb,
           deductible numeric, effective_date date)
    ${kept.length > 0 ? asBefore : sql``}`;
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
