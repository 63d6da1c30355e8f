import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { insertRowsOf } from '../../../platform/insert.js';
import { over } from '../../../platform/typed.js';
import { Alert, AlertLetter } from './alert.entities.js';
import type { AlertSubject, Severity } from './domain/alert-rule.js';

/** The last alert that a rule has raised for a subject. */
export interface LastAlert {
  readonly id: string;
  readonly subject: string;
  readonly isClosed: boolean;
  /** Microseconds since 1970. */
  readonly lastAt: number;
}

export interface NewAlert {
  readonly id: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly severity: Severity;
  readonly subjectType: AlertSubject;
  readonly subject: string;
  readonly occurrences: number;
  readonly entryIds: readonly string[];
  readonly firstAt: number;
  readonly lastAt: number;
}

/** More rows for an alert that exists. */
export interface MoreOfAlert {
  readonly id: string;
  readonly entryIds: readonly string[];
  readonly lastAt: number;
}

const MOST_ENTRIES = 100;
const LETTERS = insertRowsOf(AlertLetter, ['alertId', 'userId'], sql`on conflict do nothing`);

@Injectable()
export class AlertsStore {
  constructor(private readonly em: EntityManager) {}

  /** Locks the position: until the transaction ends no other instance searches the trail for alerts. */
  async lockPosition(): Promise<bigint> {
    const { rows } = await sql<{ readonly at: string }>`
      select up_to_seq::text as at from alert_position for update
    `.execute(this.em.getKysely());
    return BigInt(rows[0]?.at ?? 0);
  }

  async moveTo(seq: bigint): Promise<void> {
    await sql`update alert_position set up_to_seq = ${seq.toString()}::bigint`.execute(this.em.getKysely());
  }

  async lastOf(ruleId: string, subjects: readonly string[]): Promise<ReadonlyMap<string, LastAlert>> {
    const { rows } = await sql<LastAlert>`
      select s.subject, last.id, last.status = 'closed' as is_closed, last.at as last_at
        from unnest(${[...subjects]}::text[]) as s (subject)
       cross join lateral (
         select a.id, a.status, (extract(epoch from a.last_at) * 1000000)::float8 as at from alerts a
          where a.rule_id = ${ruleId} and a.subject_id = s.subject order by a.last_at desc limit 1) as last
    `.execute(this.em.getKysely());
    return new Map(rows.map((row) => [row.subject, row]));
  }

  async insert({ firstAt, lastAt, entryIds, subject: subjectId, ...alert }: NewAlert): Promise<void> {
    await over(this.em, Alert)
      .insertInto('Alert')
      .values({
        ...alert,
        subjectId,
        entryIds: entryIds.slice(0, MOST_ENTRIES),
        firstAt: instant(firstAt),
        lastAt: instant(lastAt),
      })
      .execute();
  }

  /** The version of the alert stays: more rows of the same kind are no reason to read it again before a decision. */
  async extend({ id, entryIds, lastAt }: MoreOfAlert): Promise<void> {
    await sql`
      update alerts
         set occurrences = occurrences + ${entryIds.length}::integer, last_at = greatest(last_at, ${instant(lastAt)}),
             entry_ids = (entry_ids || ${[...entryIds]}::uuid[])[1:${sql.lit(MOST_ENTRIES)}]
       where id = ${id}
    `.execute(this.em.getKysely());
  }

  async addLetters(alertId: string, userIds: readonly string[]): Promise<void> {
    await LETTERS.send(
      this.em,
      userIds.map((userId) => ({ alertId, userId })),
    );
  }
}

function instant(microseconds: number): RawBuilder<Date> {
  return sql<Date>`timestamptz 'epoch' + ${microseconds.toFixed(0)}::bigint * interval '1 microsecond'`;
}
