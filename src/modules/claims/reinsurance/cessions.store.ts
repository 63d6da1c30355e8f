import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { insertRowsOf } from '../../../platform/insert.js';
import { Statement } from '../../../platform/statement.js';
import { lockInTransaction } from '../../../platform/postgres/advisory-lock.js';
import { rowsText } from '../../../platform/records.js';
import { assertInTransaction } from '../../../platform/writes.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { formatScaled } from '../../../shared/decimal.js';
import type { GrossOfCoverage } from './domain/cession.js';
import type { CededEntry, CededPosition, PositionChange } from './domain/positions.js';
import type { TreatyTerms } from './domain/treaty.js';
import { ClaimCessionChange } from './reinsurance.entities.js';

export interface CessionChange {
  readonly claimId: string;
  readonly lossOn: CalendarDate | null;
  readonly catastropheCode: string | null;
}

/** Claims of a treaty whose loss happened within a time. */
export interface ClaimsOfTreaty {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly productTypes: readonly string[];
  readonly states: readonly string[];
}

export interface ReceivedEntry {
  readonly claimId: string;
  readonly treatyId: string;
  readonly reinsurer: string;
  readonly kind: 'received' | 'received_reversal';
  readonly amount: string;
  readonly receiptId: string;
}

export interface ReinsuranceNoticeRow {
  readonly claimId: string;
  readonly title: string;
  readonly dueOn: CalendarDate;
}

/** Whoever works out cessions, and whoever changes by which treaties, takes turns. */
const LOCK = 'claims.cessions';

const TAKE = new Statement<{ readonly limit: number }, CessionChange>(
  ({ limit }) => sql`
    delete from claim_cession_changes
     where id in (select id from claim_cession_changes order by id limit ${limit})
    returning claim_id, loss_on::text, catastrophe_code`,
);

const ACTIVE = new Statement<object, TreatyTerms>(
  () => sql`
    select id, number, version, kind, reinsurers, placed_bps, ceded_bps,
           (retention * 100)::float8 as retention, (limit_amount * 100)::float8 as "limit",
           (annual_limit * 100)::float8 as annual_limit, expenses, inuring_order,
           product_types, states, coverages, effective_date::text, expiration_date::text, notice_bps, notice_days
      from reinsurance_treaties where status = 'active'`,
);

/** Merged claims are of the claim that stays; of a claim without a policy or a day nobody knows under which treaty it is. */
const GROSS = new Statement<
  { readonly ids: readonly string[]; readonly codes: readonly string[]; readonly years: string },
  GrossOfCoverage
>(
  ({ ids, codes, years }) => sql`
    with wanted as (
      select c.id from claims c where c.id = any(${ids}::uuid[])
      union
      select c.id from claims c where c.catastrophe_code = any(${codes}::text[])
      union
      select c.id
        from jsonb_to_recordset(${years}::jsonb) as y ("from" date, until date, product_types jsonb, states jsonb)
        join claims c on c.loss_on >= y."from" and c.loss_on < y.until
         and (y.product_types = '[]' or y.product_types ? c.product_type)
         and (y.states = '[]' or y.states ? c.state))
    select c.id as claim_id, c.claim_number, c.product_type, c.state,
           c.loss_on::text, c.catastrophe_code, l.coverage, l.paid_loss, l.paid_expense, l.reserve_loss, l.reserve_expense
      from wanted w
      join claims c on c.id = w.id and c.duplicate_of is null and c.product_type is not null and c.state is not null
                   and c.loss_on is not null
      join lateral (
        select e.coverage,
               (coalesce(sum(l.paid - l.recovered) filter (where l.cost_type = 'loss'), 0) * 100)::float8 as paid_loss,
               (coalesce(sum(l.paid - l.recovered) filter (where l.cost_type <> 'loss'), 0) * 100)::float8 as paid_expense,
               (coalesce(sum(l.reserved - l.paid) filter (where l.cost_type = 'loss'), 0) * 100)::float8 as reserve_loss,
               (coalesce(sum(l.reserved - l.paid) filter (where l.cost_type <> 'loss'), 0) * 100)::float8 as reserve_expense
          from claim_reserve_lines l join claim_exposures e on e.id = l.exposure_id
         where l.claim_id = c.id group by e.coverage) l on true`,
);

const TAKE_OF = new Statement<{ readonly ids: readonly string[] }, CessionChange>(
  ({ ids }) => sql`
    delete from claim_cession_changes where claim_id = any(${ids}::uuid[])
    returning claim_id, loss_on::text, catastrophe_code`,
);

const POSITIONS = new Statement<{ readonly ids: readonly string[] }, CededPosition>(
  ({ ids }) => sql`
    select claim_id, treaty_id, reinsurer, (paid_loss * 100)::float8 as paid_loss,
           (paid_expense * 100)::float8 as paid_expense, (reserve_loss * 100)::float8 as reserve_loss,
           (reserve_expense * 100)::float8 as reserve_expense
      from claim_cessions where claim_id = any(${ids}::uuid[])`,
);

/** In one order, so that whoever books what was received at the same time waits and never meets. */
const PUT_POSITIONS = new Statement<{ readonly rows: string }>(
  ({ rows }) => sql`
    insert into claim_cessions (claim_id, treaty_id, reinsurer, paid_loss, paid_expense, reserve_loss, reserve_expense)
    select claim_id, treaty_id, reinsurer, paid_loss, paid_expense, reserve_loss, reserve_expense
      from jsonb_to_recordset(${rows}::jsonb)
        as r (claim_id uuid, treaty_id uuid, reinsurer text, paid_loss numeric, paid_expense numeric,
              reserve_loss numeric, reserve_expense numeric)
     order by claim_id, treaty_id, reinsurer
    on conflict on constraint claim_cessions_reinsurer_key do update
       set paid_loss = excluded.paid_loss, paid_expense = excluded.paid_expense, reserve_loss = excluded.reserve_loss,
           reserve_expense = excluded.reserve_expense, row_version = claim_cessions.row_version + 1`,
);

const ADD_ENTRIES = new Statement<{
  readonly rows: string;
  readonly by: string | null;
  readonly at: Date;
}>(
  ({ rows, by, at }) => sql`
    insert into claim_cession_entries (claim_id, treaty_id, reinsurer, kind, part, amount, receipt_id, booked_by, booked_at)
    select claim_id, treaty_id, reinsurer, kind, part, amount, receipt_id, ${by}::uuid, ${at}::timestamptz
      from jsonb_to_recordset(${rows}::jsonb)
        as r (claim_id uuid, treaty_id uuid, reinsurer text, kind text, part text, amount numeric, receipt_id uuid)`,
);

const ADD_RECEIVED = new Statement<{ readonly rows: string }>(
  ({ rows }) => sql`
    update claim_cessions c set received = c.received + r.amount, row_version = c.row_version + 1
      from jsonb_to_recordset(${rows}::jsonb) as r (claim_id uuid, treaty_id uuid, reinsurer text, amount numeric)
     where c.claim_id = r.claim_id and c.treaty_id = r.treaty_id and c.reinsurer = r.reinsurer`,
);

/** Of those that are to be told of, what is in the diary, whether somebody has seen to it or not. */
const NOTICES_IN_DIARY = new Statement<
  { readonly ids: readonly string[]; readonly titles: readonly string[] },
  { readonly claimId: string; readonly title: string }
>(
  ({ ids, titles }) => sql`
    select claim_id, title from claim_diary
     where claim_id = any(${ids}::uuid[]) and kind = 'task' and title = any(${titles}::text[])`,
);

/** Who works on them, and goes on to as long as it is written down. In one order, like everybody who takes several claims. */
const ADJUSTERS = new Statement<
  { readonly ids: readonly string[] },
  { readonly id: string; readonly adjusterId: string | null }
>(
  ({ ids }) => sql`
    select id, adjuster_id from claims where id = any(${ids}::uuid[]) order by id for share`,
);

const ADD_NOTICES = new Statement<{ readonly rows: string }>(
  ({ rows }) => sql`
    insert into claim_diary (claim_id, adjuster_id, kind, title, due_on)
    select claim_id, adjuster_id, 'task', title, due_on
      from jsonb_to_recordset(${rows}::jsonb) as r (claim_id uuid, adjuster_id uuid, title text, due_on date)`,
);

const CLAIMS_OF = new Statement<
  ClaimsOfTreaty & { readonly after: string; readonly limit: number },
  CessionChange
>(
  ({ from, until, productTypes, states, after, limit }) => sql`
    select c.id as claim_id, c.loss_on::text, c.catastrophe_code from claims c
     where c.loss_on >= ${from}::date and c.loss_on < ${until}::date and c.id > ${after}::uuid
       and (cardinality(${productTypes}::text[]) = 0 or c.product_type = any(${productTypes}::text[]))
       and (cardinality(${states}::text[]) = 0 or c.state = any(${states}::text[]))
     order by c.id limit ${limit}`,
);

const NOTE = insertRowsOf(ClaimCessionChange, ['claimId', 'lossOn', 'catastropheCode']);
const BATCH = 5_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Reads what claims have cost and writes what they cede, under the lock of all cessions. */
@Injectable()
export class CessionsStore {
  constructor(private readonly em: EntityManager) {}

  async lock(): Promise<void> {
    assertInTransaction(this.em);
    await lockInTransaction(this.em.getKysely(), LOCK);
  }

  take(limit: number): Promise<readonly CessionChange[]> {
    return TAKE.rows(this.em, { limit });
  }

  treaties(): Promise<readonly TreatyTerms[]> {
    return ACTIVE.rows(this.em, {});
  }

  gross(
    ids: readonly string[],
    codes: readonly string[],
    years: readonly ClaimsOfTreaty[],
  ): Promise<readonly GrossOfCoverage[]> {
    return GROSS.rows(this.em, { ids, codes, years: rowsText(years) });
  }

  takeOf(ids: readonly string[]): Promise<readonly CessionChange[]> {
    return TAKE_OF.rows(this.em, { ids });
  }

  positions(ids: readonly string[]): Promise<readonly CededPosition[]> {
    return POSITIONS.rows(this.em, { ids });
  }

  async put(changes: readonly PositionChange[], entries: readonly CededEntry[], at: Date): Promise<void> {
    if (changes.length === 0) return;
    const positions = changes.map(({ is }) => ({
      ...is,
      paidLoss: formatScaled(is.paidLoss, 2),
      paidExpense: formatScaled(is.paidExpense, 2),
      reserveLoss: formatScaled(is.reserveLoss, 2),
      reserveExpense: formatScaled(is.reserveExpense, 2),
    }));
    await PUT_POSITIONS.send(this.em, { rows: rowsText(positions) });
    const booked = entries.map((entry) => ({ ...entry, amount: formatScaled(entry.amount, 2) }));
    await ADD_ENTRIES.send(this.em, { rows: rowsText(booked), by: null, at });
  }

  /** What was received, or turned out not to have been. */
  async receive(entries: readonly ReceivedEntry[], by: string | null, at: Date): Promise<void> {
    const rows = rowsText(entries);
    await ADD_RECEIVED.send(this.em, { rows });
    await ADD_ENTRIES.send(this.em, { rows, by, at });
  }

  /** The claims of those that are new: of a claim and a treaty it is told once. */
  async notice(rows: readonly ReinsuranceNoticeRow[]): Promise<readonly string[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ claimId }) => claimId);
    const titles = [...new Set(rows.map(({ title }) => title))];
    const told = new Set(
      (await NOTICES_IN_DIARY.rows(this.em, { ids, titles })).map(
        ({ claimId, title }) => `${claimId} ${title}`,
      ),
    );
    const fresh = rows.filter(({ claimId, title }) => !told.has(`${claimId} ${title}`));
    if (fresh.length === 0) return [];
    const claims = await ADJUSTERS.rows(this.em, { ids: fresh.map(({ claimId }) => claimId) });
    const adjusters = new Map(claims.map(({ id, adjusterId }) => [id, adjusterId]));
    const notices = fresh.map((row) => ({ ...row, adjusterId: adjusters.get(row.claimId) ?? null }));
    await ADD_NOTICES.send(this.em, { rows: rowsText(notices) });
    return fresh.map(({ claimId }) => claimId);
  }

  /** All claims of which a treaty may now take, or no longer takes. Batch by batch: of a large book they are many. */
  async noteAll(claims: ClaimsOfTreaty): Promise<void> {
    for (let after = BEFORE_ALL; ;) {
      const batch = await CLAIMS_OF.rows(this.em, { ...claims, after, limit: BATCH });
      await NOTE.send(this.em, batch);
      const last = batch.at(-1);
      if (!last || batch.length < BATCH) return;
      after = last.claimId;
    }
  }
}
