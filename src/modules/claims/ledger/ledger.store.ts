import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rowsText } from '../../../platform/records.js';
import { Statement } from '../../../platform/statement.js';
import { assertInTransaction } from '../../../platform/writes.js';
import type { Actor } from '../../../shared/actor.js';
import type { HeldClaimAuthority } from '../authority/domain/authority.js';
import { ClaimAuthoritiesQueries } from '../authority/authorities.queries.js';
import type { LockedClaim } from '../claims.store.js';
import { ClaimsStore } from '../claims.store.js';
import { FiguresStore } from '../figures/figures.store.js';
import { RecordLoss } from '../record-loss.js';
import { NoteCession } from '../reinsurance/note-cession.store.js';
import type { AggregateRow, ExposureRow, LineRow } from './domain/claim-ledger.js';
import { ClaimLedger } from './domain/claim-ledger.js';
import { heldFor } from './may-decide.js';

interface LedgerRow {
  readonly exposures: readonly ExposureRow[];
  readonly lines: readonly LineRow[];
  readonly transactions: number;
  readonly entries: number;
}

const LEDGER = new Statement<{ readonly claimId: string }, LedgerRow>(
  ({ claimId }) => sql`
    select (select coalesce(json_agg(json_build_object(
                     'id', e.id, 'sequence', e.sequence, 'coverage', e.coverage, 'part', e.part, 'itemId', e.item_id,
                     'claimantId', e.claimant_id, 'status', e.status, 'lossAmount', e.loss_amount::text,
                     'valueAtLoss', e.value_at_loss::text) order by e.sequence), '[]')
              from claim_exposures e where e.claim_id = ${claimId}) as exposures,
           (select coalesce(json_agg(json_build_object(
                     'id', l.id, 'exposureId', l.exposure_id, 'costType', l.cost_type, 'reserved', l.reserved::text,
                     'paid', l.paid::text, 'held', l.held::text, 'recovered', l.recovered::text) order by l.created_at, l.id), '[]')
              from claim_reserve_lines l where l.claim_id = ${claimId}) as lines,
           (select coalesce(max(sequence), 0)::integer from claim_transactions where claim_id = ${claimId}) as transactions,
           (select coalesce(max(sequence), 0)::integer from claim_entries where claim_id = ${claimId}) as entries`,
);

/** In the order of their ids: two claims that share several of them never wait for each other. */
const AGGREGATES = new Statement<{ readonly claimId: string }, AggregateRow>(
  ({ claimId }) => sql`
    select a.id, a.coverage, a.item_id, a.limit_code, a.limit_amount::text,
           a.eroded::text
      from claim_aggregates a
     where a.policy_id = (select c.policy_id from claims c where c.id = ${claimId})
     order by a.id for no key update`,
);

/** By their claim first: PostgreSQL thinks a hundred rows to be in any JSON, and would look through the lines of all claims. */
const SAVE_LINES = new Statement<{ readonly claimId: string; readonly rows: string }>(
  ({ claimId, rows }) => sql`
    update claim_reserve_lines l
       set reserved = r.reserved, paid = r.paid, held = r.held, recovered = r.recovered, row_version = l.row_version + 1
      from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, reserved numeric, paid numeric, held numeric, recovered numeric)
     where l.claim_id = ${claimId} and l.id = r.id`,
);

const SAVE_AGGREGATES = new Statement<{ readonly rows: string }>(
  ({ rows }) => sql`
    update claim_aggregates a set eroded = r.eroded, row_version = a.row_version + 1
      from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, eroded numeric) where a.id = r.id`,
);

const ADD_ENTRIES = new Statement<{
  readonly claimId: string;
  readonly by: string | null;
  readonly at: Date;
  readonly rows: string;
}>(
  ({ claimId, by, at, rows }) => sql`
    insert into claim_entries (claim_id, sequence, transaction_id, line_id, kind, amount, booked_by, booked_at)
    select ${claimId}::uuid, sequence, transaction_id, line_id, kind, amount, ${by}::uuid, ${at}::timestamptz
      from jsonb_to_recordset(${rows}::jsonb)
        as r (sequence integer, transaction_id uuid, line_id uuid, kind text, amount numeric)`,
);

const CLOSE_EXPOSURES = new Statement<{ readonly ids: readonly string[] }>(
  ({ ids }) => sql`
    update claim_exposures set status = 'closed', row_version = row_version + 1
     where id = any(${ids}::uuid[]) and status = 'open'`,
);

export interface OpenedLedger {
  readonly claim: LockedClaim;
  readonly ledger: ClaimLedger;
  readonly held: readonly HeldClaimAuthority[];
}

/** The ledger of a claim under the lock of the claim, and behind it under that of the aggregate limits it may take from. */
@Injectable()
export class ClaimLedgerStore {
  constructor(
    private readonly em: EntityManager,
    private readonly claims: ClaimsStore,
    private readonly loss: RecordLoss,
    private readonly figures: FiguresStore,
    private readonly cessions: NoteCession,
    private readonly authorities: ClaimAuthoritiesQueries,
  ) {}

  /** The questions leave together: what stands behind the lock is read when it is held. */
  async open(actor: Actor, claimId: string, today: string, takesAggregates: boolean): Promise<OpenedLedger> {
    assertInTransaction(this.em);
    const [claim, row, aggregates, all] = await Promise.all([
      this.claims.lock(actor, claimId),
      LEDGER.first(this.em, { claimId }),
      takesAggregates ? AGGREGATES.rows(this.em, { claimId }) : [],
      this.authorities.held(actor, { productType: null, state: null, today }),
    ]);
    const { exposures = [], lines = [], transactions = 0, entries = 0 } = row ?? {};
    const ledger = new ClaimLedger(claim.terms ?? [], exposures, lines, aggregates, transactions, entries);
    return { claim, ledger, held: heldFor(all, claim) };
  }

  /** Writes what the ledger has become since it was opened. */
  async save(actor: Actor, claim: LockedClaim, ledger: ClaimLedger, at: Date): Promise<void> {
    const { id: claimId } = claim;
    const { lines, aggregates, entries, closedExposures } = ledger.changes();
    if (lines.length > 0) await SAVE_LINES.send(this.em, { claimId, rows: rowsText(lines) });
    if (aggregates.length > 0) await SAVE_AGGREGATES.send(this.em, { rows: rowsText(aggregates) });
    if (entries.length > 0)
      await ADD_ENTRIES.send(this.em, { claimId, by: actor.id, at, rows: rowsText(entries) });
    await this.figures.book(claim, ledger, entries, at);
    if (entries.length > 0) await this.cessions.run(claim);
    const isPaid = entries.some(({ kind }) => kind !== 'reserve');
    if (isPaid) await this.loss.run(claim, { paid: ledger.paidForLoss().toString() });
    if (closedExposures.length > 0) await CLOSE_EXPOSURES.send(this.em, { ids: closedExposures });
  }
}
