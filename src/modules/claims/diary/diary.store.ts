import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';
import type { DiaryKind, DiaryStatus } from './domain/deadlines.js';

interface NewEntries {
  readonly claimId: string;
  readonly by: string | null;
  readonly rows: string;
}

/** Of a deadline that the law gives, one is open at a time. */
const ADD = new Statement<NewEntries>(
  ({ claimId, by, rows }) => sql`
    insert into claim_diary (claim_id, kind, title, due_on, citation, created_by)
    select ${claimId}::uuid, kind, title, "dueOn", citation, ${by}::uuid
      from jsonb_to_recordset(${rows}::jsonb) as r (kind text, title text, "dueOn" date, citation text)
    on conflict (claim_id, kind) where status = 'open' and kind <> 'task' do nothing`,
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

const ESCALATE = new Statement<
  { readonly today: string; readonly at: Date; readonly limit: number },
  { readonly claimId: string }
>(
  ({ today, at, limit }) => sql`
    update claim_diary set escalated_at = ${at}::timestamptz, row_version = row_version + 1
     where id in (select id from claim_diary
                   where status = 'open' and escalated_at is null and due_on < ${today}::date
                   order by due_on, id limit ${limit} for no key update skip locked)
    returning claim_id as "claimId"`,
);

/** Rows of the diary. */
@Injectable()
export class DiaryStore {
  constructor(private readonly em: EntityManager) {}

  add(claimId: string, by: string | null, rows: readonly object[]): Promise<void> {
    return ADD.send(this.em, { claimId, by, rows: JSON.stringify(rows) });
  }

  end(end: End): Promise<void> {
    return END.send(this.em, end);
  }

  /** Of what is past its day and has not been told so, the claims. */
  async escalate(today: string, at: Date, limit: number): Promise<readonly string[]> {
    return (await ESCALATE.rows(this.em, { today, at, limit })).map(({ claimId }) => claimId);
  }
}
