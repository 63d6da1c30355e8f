import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { newId } from '../../../shared/ids.js';
import { Money } from '../../../shared/money.js';
import { Statement } from '../../../platform/statement.js';
import type { ChargedEntry } from '../domain/ledger-entry.js';

/** An entry with its place in the ledger. */
export type AddedEntry = ChargedEntry & { readonly id: string; readonly sequence: number };

interface Rows {
  /** JSON of the rows. */
  readonly rows: string;
  readonly bookedAt: Date;
}

const TRANSACTIONS = new Statement<Rows & { readonly policyId: string; readonly by: string | null }>(
  ({ rows, policyId, by, bookedAt }) => sql`
    insert into policy_transactions (id, policy_id, sequence, kind, effective_on, booked_at, booked_by, reverses, snapshot,
                                     worksheet_id, details)
    select id, ${policyId}::uuid, sequence, kind, effective_on, ${bookedAt}::timestamptz, ${by}::uuid, reverses, snapshot,
           worksheet_id, details
      from json_to_recordset(${rows}::json) as r (id uuid, sequence integer, kind text, effective_on date,
           reverses uuid, snapshot jsonb, worksheet_id uuid, details jsonb)`,
);

const CHARGES = new Statement<Rows>(
  ({ rows, bookedAt }) => sql`
    insert into policy_charges (id, transaction_id, item_id, coverage, kind, code, earning, amount, effective_date,
                                expiration_date, created_at)
    select id, transaction_id, item_id, coverage, kind, code, earning, amount, effective_date, expiration_date,
           ${bookedAt}::timestamptz
      from json_to_recordset(${rows}::json) as r (id uuid, transaction_id uuid, item_id uuid, coverage text,
           kind text, code text, earning text, amount numeric, effective_date date, expiration_date date)`,
);

const COVERAGES = new Statement<Rows & { readonly expirationDate: CalendarDate }>(
  ({ rows, expirationDate, bookedAt }) => sql`
    insert into policy_coverages (id, transaction_id, item_id, code, limits, deductible, effective_date, expiration_date,
                                  created_at)
    select uuid_v7(), transaction_id, item_id, code, limits, deductible, effective_date, ${expirationDate}::date,
           ${bookedAt}::timestamptz
      from json_to_recordset(${rows}::json) as r (transaction_id uuid, item_id uuid, code text, limits jsonb,
           deductible numeric, effective_date date)`,
);

/** Coverages as an earlier entry has them. */
const COVERAGES_KEPT = new Statement<Rows>(
  ({ rows, bookedAt }) => sql`
    insert into policy_coverages (id, transaction_id, item_id, code, limits, deductible, effective_date, expiration_date,
                                  created_at)
    select uuid_v7(), k.id, c.item_id, c.code, c.limits, c.deductible, k.effective_date, c.expiration_date,
           ${bookedAt}::timestamptz
      from json_to_recordset(${rows}::json) as k (id uuid, "of" uuid, effective_date date)
      join policy_coverages c on c.transaction_id = k."of"`,
);

/** Writes entries of a ledger with their charges and coverages. */
export async function insertEntries(
  em: EntityManager,
  actor: Actor,
  term: { readonly id: string; readonly expirationDate: CalendarDate },
  added: readonly AddedEntry[],
  bookedAt: Date,
): Promise<void> {
  const entries = added.map(
    ({ id, sequence, kind, effectiveOn, reverses, snapshot, worksheetId, details }) => ({
      id,
      sequence,
      kind,
      effective_on: effectiveOn,
      reverses,
      snapshot,
      worksheet_id: worksheetId,
      details,
    }),
  );
  const policyId = term.id;
  await TRANSACTIONS.send(em, { rows: JSON.stringify(entries), policyId, by: actor.id, bookedAt });
  const charges = added.flatMap(chargesOf);
  if (charges.length > 0) await CHARGES.send(em, { rows: JSON.stringify(charges), bookedAt });
  await insertCoverages(em, term, added, bookedAt);
}

/** The coverages that entries name, each from its entry's day to the end of the term. */
export async function insertCoverages(
  em: EntityManager,
  { expirationDate }: { readonly expirationDate: CalendarDate },
  added: readonly Pick<AddedEntry, 'id' | 'effectiveOn' | 'coverages'>[],
  bookedAt: Date,
): Promise<void> {
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
  if (named.length > 0) await COVERAGES.send(em, { rows: JSON.stringify(named), expirationDate, bookedAt });
  if (kept.length > 0) await COVERAGES_KEPT.send(em, { rows: JSON.stringify(kept), bookedAt });
}

function chargesOf({ id, charges }: AddedEntry): readonly object[] {
  return charges.map((charge) => ({
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
  }));
}
