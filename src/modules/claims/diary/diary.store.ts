import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rowsText } from '../../../platform/records.js';
import { Statement } from '../../../platform/statement.js';
import type { DiaryKind, DiaryStatus } from './domain/deadlines.js';
import type { OverdueEntry } from './domain/escalation-letter.js';

/** The claim of an entry, and its adjuster. */
export interface OnClaim {
  readonly id: string;
  readonly adjusterId: string | null;
}

interface NewEntries {
  readonly claimId: string;
  readonly adjusterId: string | null;
  readonly by: string | null;
  readonly rows: string;
}

/** Adds entries. Only one deadline of each kind that the law sets is open at a time. */
const ADD = new Statement<NewEntries>(
  ({ claimId, adjusterId, by, rows }) => sql`
    insert into claim_diary (claim_id, adjuster_id, kind, title, due_on, citation, created_by)
    select ${claimId}::uuid, ${adjusterId}::uuid, kind, title, due_on, citation, ${by}::uuid
      from jsonb_to_recordset(${rows}::jsonb) as r (kind text, title text, due_on date, citation text)
    on conflict (claim_id, kind) where status = 'open' and kind <> 'task' do nothing`,
);

const FOLLOW = new Statement<{
  readonly ids: readonly string[];
  readonly adjusters: readonly (string | null)[];
}>(
  ({ ids, adjusters }) => sql`
    update claim_diary d set adjuster_id = r.adjuster_id
      from unnest(${ids}::uuid[], ${adjusters}::uuid[]) as r (id, adjuster_id) where d.claim_id = r.id and d.status = 'open'`,
);

interface End {
  readonly claimId: string;
  readonly kinds: readonly DiaryKind[];
  readonly status: DiaryStatus;
  readonly by: string | null;
  readonly at: Date;
}

const END = new Statement<End>(
  ({ claimId, kinds, status, by, at }) => sql`
    update claim_diary set status = ${status}, done_by = ${by}::uuid, done_at = ${at}::timestamptz, row_version = row_version + 1
     where claim_id = ${claimId} and status = 'open' and kind = any(${kinds}::text[])`,
);

/** An entry that is past its day. */
interface Past {
  readonly id: string;
  readonly claimId: string;
  /** The team leader of the adjuster; of several the one who was entered first. */
  readonly leadId: string | null;
}

const PAST = new Statement<{ readonly today: string; readonly limit: number }, Past>(
  ({ today, limit }) => sql`
    select d.id, d.claim_id, l.user_id as lead_id
      from claim_diary d join claims c on c.id = d.claim_id
      left join claim_adjusters a on a.user_id = c.adjuster_id
      left join lateral (select user_id from claim_adjusters
                          where team = a.team and is_lead order by created_at, id limit 1) l on true
     where d.status = 'open' and d.escalated_at is null and d.due_on < ${today}::date
     order by d.due_on, d.id limit ${limit} for no key update of d skip locked`,
);

/** What comes up before a letter has left joins it; whoever sends it holds its row, so that the next one is begun. In one order. */
const LETTERS = new Statement<
  { readonly leadIds: readonly string[] },
  { readonly id: string; readonly leadId: string }
>(
  ({ leadIds }) => sql`
    insert into claim_escalations (lead_id) select lead_id from unnest(${leadIds}::uuid[]) as r (lead_id) order by lead_id
    on conflict (lead_id) where status = 'waiting' and attempts = 0 do update set status = 'waiting'
    returning id, lead_id`,
);

const ESCALATE = new Statement<{
  readonly at: Date;
  readonly ids: readonly string[];
  readonly letters: readonly (string | null)[];
}>(
  ({ at, ids, letters }) => sql`
    update claim_diary d set escalated_at = ${at}::timestamptz, escalation_id = r.letter, row_version = d.row_version + 1
      from unnest(${ids}::uuid[], ${letters}::uuid[]) as r (id, letter) where d.id = r.id`,
);

interface OverdueOfLetter extends OverdueEntry {
  readonly escalationId: string;
}

const STILL_OPEN = new Statement<{ readonly ids: readonly string[] }, OverdueOfLetter>(
  ({ ids }) => sql`
    select d.escalation_id, d.claim_id, c.claim_number, d.kind,
           d.due_on::text
      from claim_diary d join claims c on c.id = d.claim_id
     where d.escalation_id = any(${ids}::uuid[]) and d.status = 'open' order by d.due_on, d.id`,
);

/** Rows of the diary. */
@Injectable()
export class DiaryStore {
  constructor(private readonly em: EntityManager) {}

  /** The claim has to be locked, so that its adjuster does not change meanwhile. */
  add({ id: claimId, adjusterId }: OnClaim, by: string | null, rows: readonly object[]): Promise<void> {
    return ADD.send(this.em, { claimId, adjusterId, by, rows: rowsText(rows) });
  }

  /** Moves open entries of locked claims to their new adjusters. */
  follow(ids: readonly string[], adjusters: readonly (string | null)[]): Promise<void> {
    return FOLLOW.send(this.em, { ids, adjusters });
  }

  end(end: End): Promise<void> {
    return END.send(this.em, end);
  }

  /** Marks overdue entries as escalated and returns them with their leaders. */
  async escalate(today: string, at: Date, limit: number): Promise<readonly Past[]> {
    const past = await PAST.rows(this.em, { today, limit });
    const leadIds = [...new Set(past.flatMap(({ leadId }) => leadId ?? []))];
    const letters = leadIds.length === 0 ? [] : await LETTERS.rows(this.em, { leadIds });
    const letterOf = new Map(letters.map(({ id, leadId }) => [leadId, id]));
    if (past.length > 0)
      await ESCALATE.send(this.em, {
        at,
        ids: past.map(({ id }) => id),
        letters: past.map(({ leadId }) => letterOf.get(leadId ?? '') ?? null),
      });
    return past;
  }

  /** The entries named in these letters that are still open. */
  stillOpen(escalationIds: readonly string[]): Promise<readonly OverdueOfLetter[]> {
    return STILL_OPEN.rows(this.em, { ids: escalationIds });
  }
}
