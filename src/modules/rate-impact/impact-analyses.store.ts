import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { databaseNow, secondsAfter } from '../../platform/database-now.js';
import { columns } from '../../platform/columns.js';
import { insertRowsOf } from '../../platform/insert.js';
import { json } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { newId } from '../../shared/ids.js';
import { formatScaled } from '../../shared/decimal.js';
import { ratingPlans } from '../rating/index.js';
import type { InForceCriteria, PolicyInForce } from '../policies/index.js';
import { policiesInForce } from '../policies/index.js';
import type { PolicyToReprice, Repriced } from './domain/reprice.js';
import type { TallyState } from './domain/tally.js';
import { BookRating, BookRatingResult } from './book-rating.entities.js';

/**
 * An analysis in the hands of one worker: of the policies of a plan that are in force on a day. Ones bound later do not move
 * the end while it runs toward it, and whoever holds another lease writes nothing.
 */
export interface ClaimedAnalysis extends InForceCriteria {
  readonly id: string;
  readonly leaseId: string;
  readonly candidateEditionId: string;
  readonly candidateHash: string;
  readonly baselineEditionId: string | null;
  readonly ratedOn: CalendarDate;
  readonly policyCount: number | null;
  readonly lastPolicyId: string | null;
  readonly tally: Partial<TallyState>;
}

export interface BatchDone {
  readonly repriced: readonly Repriced[];
  readonly tally: TallyState;
  /** What the batch took, in milliseconds. */
  readonly busyMs: number;
}

const RESULTS = insertRowsOf(BookRatingResult, [
  'bookRatingId',
  'policyId',
  'oldTotal',
  'newTotal',
  'errorEdition',
  'errorCode',
  'errorPointer',
]);

const CLAIMED = columns(
  BookRating,
  [
    'id',
    'leaseId',
    'candidateEditionId',
    'candidateHash',
    'baselineEditionId',
    'inForceOn',
    'ratedOn',
    'policyCount',
    'lastPolicyId',
    'tally',
  ],
  'b',
);

/** The worker's side of the tables. Nothing is held from one call to the next but the lease. */
@Injectable()
export class ImpactAnalysesStore {
  constructor(private readonly em: EntityManager) {}

  async hasWork(): Promise<boolean> {
    const { rows } = await sql`select from book_ratings where ${claimable(sql`now()`)} limit 1`.execute(
      this.em.fork().getKysely(),
    );
    return rows.length > 0;
  }

  /** The oldest job that waits, or whose worker has not been heard of for the length of its lease. */
  async claim(leaseSeconds: number): Promise<ClaimedAnalysis | null> {
    const leaseId = newId();
    const now = await databaseNow(this.em);
    const { rows } = await sql<ClaimedAnalysis>`
      update book_ratings b
         set status = 'running', lease_id = ${leaseId}, lease_until = ${secondsAfter(now, leaseSeconds)},
             started_at = coalesce(b.started_at, ${now}), row_version = b.row_version + (b.status = 'queued')::integer
        from ${ratingPlans()} p
       where p.id = b.plan_id and b.id = (
         select id from book_ratings where ${claimable(now)} order by created_at limit 1 for update skip locked)
      returning ${CLAIMED}, p.product_type, p.state, p.company_code, b.created_at::text as known_at
    `.execute(this.em.getKysely());
    return rows[0] ?? null;
  }

  /** How many policies there are to do; counted once per job. */
  async count(analysis: ClaimedAnalysis): Promise<void> {
    await sql`
      update book_ratings
         set policy_count = (select count(*) from (${policiesInForce(analysis)}) p)
       where ${heldBy(analysis)}
    `.execute(this.em.getKysely());
  }

  /** The next policies by id, each with its risk as it stands on the day of the book. */
  async page(
    analysis: InForceCriteria,
    after: string | null,
    limit: number,
  ): Promise<readonly PolicyToReprice[]> {
    const { rows } = await sql<PolicyInForce>`
      select * from (${policiesInForce(analysis)}) p
       where ${after === null ? sql`true` : sql`p.id > ${after}`}
       order by p.id limit ${limit}
    `.execute(this.em.getKysely());
    const { productType, state } = analysis;
    return rows.map(({ id, policyNumber, editionId, effectiveDate, termMonths, snapshot }) => ({
      policyId: id,
      policyNumber,
      editionId,
      risk: { productType, state, effectiveDate, termMonths, ...snapshot },
    }));
  }

  /**
   * Writes a batch, moves the job on and renews its lease, all or nothing: the results stand if and only if the job
   * has moved from where this batch began. False when it was paused, ended or taken over meanwhile; then nothing is written.
   */
  async commit(
    analysis: ClaimedAnalysis,
    after: string | null,
    batch: BatchDone,
    leaseSeconds: number,
  ): Promise<boolean> {
    const { repriced, tally, busyMs } = batch;
    const errors = repriced.filter(({ fault }) => fault !== null).length;
    const now = await databaseNow(this.em);
    return this.em.transactional(async () => {
      const moved = await over(this.em, BookRating)
        .updateTable('BookRating')
        .set((row) => ({
          lastPolicyId: repriced.at(-1)?.policyId ?? null,
          doneCount: row('doneCount', '+', repriced.length),
          errorCount: row('errorCount', '+', errors),
          busyMs: row('busyMs', '+', String(Math.round(busyMs))),
          tally: json(tally),
          leaseUntil: secondsAfter(now, leaseSeconds),
        }))
        .where(heldBy(analysis))
        .where('lastPolicyId', 'is not distinct from', after)
        .returning('id')
        .executeTakeFirst();
      if (!moved) return false;
      await RESULTS.send(
        this.em,
        repriced.map(({ policyId, oldCents, newCents, fault }) => ({
          bookRatingId: analysis.id,
          policyId,
          oldTotal: amount(oldCents),
          newTotal: amount(newCents),
          errorEdition: fault?.edition,
          errorCode: fault?.code,
          errorPointer: fault?.pointer,
        })),
      );
      return true;
    });
  }

  /** Back into the queue, for an instance that is being shut down. */
  async release(analysis: ClaimedAnalysis): Promise<void> {
    await sql`
      update book_ratings set status = 'queued', lease_id = null, lease_until = null, row_version = row_version + 1
       where ${heldBy(analysis)}
    `.execute(this.em.getKysely());
  }

  /** Ends the job. A policy canceled since the count was in the total and not in the book: the total is what was done. */
  async end(
    analysis: ClaimedAnalysis,
    status: 'succeeded' | 'failed',
    reason: string | null,
  ): Promise<boolean> {
    const now = await databaseNow(this.em);
    const { rows } = await sql`
      update book_ratings
         set status = ${status}, reason = ${reason}, ended_at = ${now}, lease_id = null, lease_until = null,
             policy_count = case when ${status} = 'succeeded' then done_count else policy_count end,
             row_version = row_version + 1
       where ${heldBy(analysis)}
      returning id
    `.execute(this.em.getKysely());
    return rows.length === 1;
  }
}

function claimable(now: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(status = 'queued' or (status = 'running' and lease_until <= ${now}))`;
}

function heldBy({ id, leaseId }: ClaimedAnalysis): RawBuilder<boolean> {
  return sql<boolean>`id = ${id} and status = 'running' and lease_id = ${leaseId}`;
}

function amount(cents: number | null): string | null {
  return cents === null ? null : formatScaled(cents, 2);
}
