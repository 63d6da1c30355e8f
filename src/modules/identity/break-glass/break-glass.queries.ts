import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { afterCursor } from '../../../platform/http/cursor.js';
import { exactMoment, moment, momentOf, when } from '../../../platform/sql.js';
import { Clock } from '../../../shared/clock.js';
import type { Page } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { identityError } from '../identity.errors.js';
import type { BreakGlassAccessResponse, BreakGlassQuery, BreakGlassState } from './break-glass.dto.js';

/** An access that ended by itself: when, and whether by time or with its session. */
export interface Lapsed {
  readonly userId: string;
  readonly cause: 'time' | 'session';
  readonly at: string;
}

interface Row extends BreakGlassAccessResponse {
  readonly at: string;
}

/** Break-glass accesses, newest first. An ended session has ended its access. */
@Injectable()
export class BreakGlassQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async list({ limit, cursor, state, userId }: BreakGlassQuery): Promise<Page<BreakGlassAccessResponse>> {
    const [at, id] = afterCursor(cursor, ['moment', 'id']) ?? [];
    const { rows } = await sql<Row>`
      ${this.from()}
       where true ${when(at, (from) => sql`(a.created_at, a.id) < (${from}::timestamptz, ${id}::uuid)`)}
             ${when(userId, (user) => sql`a.user_id = ${user}::uuid`)}
             ${when(state, (one) => sql`${this.state()} = ${one}`)} ${waiting(state)}
       order by a.created_at desc, a.id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toPage(rows, limit, ({ at: createdAt, id: last }) => [createdAt, last], shown);
  }

  /** With `ownerId`, only an access of this user. */
  async byId(id: string, ownerId?: string): Promise<BreakGlassAccessResponse> {
    const { rows } = await sql<Row>`
      ${this.from()} where a.id = ${id}::uuid ${when(ownerId, (owner) => sql`a.user_id = ${owner}::uuid`)} limit 1
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw identityError('identity.break-glass-not-found');
    return shown(row);
  }

  async liveOf(userId: string): Promise<BreakGlassAccessResponse | null> {
    return (await this.list({ limit: 1, state: 'live', userId })).items[0] ?? null;
  }

  /** Accesses that have ended by themselves and are not recorded yet. */
  async lapsed(after: { readonly id: string } | null): Promise<readonly { readonly id: string }[]> {
    const { rows } = await sql<{ readonly id: string }>`
      select a.id from break_glass_accesses a left join user_sessions h on h.id = a.session_id
       where ${this.hasLapsed()} ${when(after?.id, (id) => sql`a.id > ${id}::uuid`)} order by a.id limit 100
    `.execute(this.em.getKysely());
    return rows;
  }

  /** Locks one of them until the end of the caller's transaction. */
  async lockLapsed(id: string): Promise<Lapsed | undefined> {
    const { rows } = await sql<Lapsed>`
      select a.user_id, case when h.revoked_at < a.until then 'session' else 'time' end as cause,
             ${momentOf(sql`greatest(a.begun_at, least(a.until, h.revoked_at))`)} as at
        from break_glass_accesses a left join user_sessions h on h.id = a.session_id
       where a.id = ${id}::uuid and ${this.hasLapsed()} for no key update of a
    `.execute(this.em.getKysely());
    return rows[0];
  }

  private hasLapsed(): RawBuilder<boolean> {
    return sql`a.ended_at is null
      and (a.until <= ${this.clock.now()}::timestamptz or h.id is null or h.revoked_at is not null)`;
  }

  private from(): RawBuilder<unknown> {
    return sql`
      select a.id, a.user_id, a.session_id, s.code as set, s.permissions, a.reason,
             ${this.state()} as state, ${moment('a.begun_at')} as begun_at, ${moment('a.until')} as until,
             ${moment('a.ended_at')} as ended_at, a.ended_by, a.verdict, a.review_note, a.reviewed_by,
             ${moment('a.reviewed_at')} as reviewed_at, a.row_version, ${exactMoment('a.created_at')} as at
        from break_glass_accesses a
        join break_glass_sets s on s.id = a.set_id
        left join user_sessions h on h.id = a.session_id`;
  }

  private state(): RawBuilder<BreakGlassState> {
    return sql`case when a.reviewed_at is not null then 'reviewed'
                    when a.ended_at is null and a.until > ${this.clock.now()}::timestamptz and h.id is not null
                         and h.revoked_at is null then 'live'
                    else 'over' end`;
  }
}

/** A condition that lets the query use the index of unreviewed accesses. */
function waiting(state: BreakGlassState | undefined): RawBuilder<unknown> {
  return state === 'live' || state === 'over' ? sql`and a.reviewed_at is null` : sql``;
}

function shown({ at: _, ...access }: Row): BreakGlassAccessResponse {
  return access;
}
