import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { currentRequest } from '../../platform/http/request-context.js';
import type { SourceTries } from './domain/lock-out.js';
import { NO_FAILURES } from './domain/lock-out.js';

interface Row {
  readonly failures: number;
  readonly lastFailedAt: string | null;
  readonly isKnown: boolean;
}

/**
 * The networks that an account was tried or signed in from: one IPv4 address, or the 64 bits that one IPv6 subscriber has.
 * All methods belong in a transaction that holds the lock on the user's row, and mean the network of the request under way.
 */
@Injectable()
export class SignInSources {
  constructor(private readonly em: EntityManager) {}

  /** The commit of this transaction does not wait for the disk: the next one, which records the outcome, makes both durable. */
  async doNotWaitForDisk(): Promise<void> {
    await sql`select set_config('synchronous_commit', 'off', true)`.execute(this.em.getKysely());
  }

  /** What the unit of work sends for somebody known. */
  async countNobody(id: string): Promise<void> {
    await sql`update users set failed_login_count = failed_login_count where id = ${id}`.execute(
      this.em.getKysely(),
    );
  }

  async tries(userId: string): Promise<SourceTries> {
    const { rows } = await sql<Row>`
      select failures, last_failed_at, last_succeeded_at is not null as is_known
      from sign_in_sources where user_id = ${userId} and source = ${here()}
    `.execute(this.em.getKysely());
    const row = rows[0];
    if (!row) return { ...NO_FAILURES, isKnown: false };
    const { failures, lastFailedAt: at, isKnown } = row;
    return { failures, lastFailedAt: at === null ? null : new Date(at), isKnown };
  }

  /** Selects from users, so that the same statement is sent, and does nothing, for a user who does not exist. */
  async countFailure(userId: string, now: Date): Promise<void> {
    await sql`
      insert into sign_in_sources as s (user_id, source, failures, last_failed_at)
      select id, ${here()}, 1, ${now}::timestamptz from users where id = ${userId}
      on conflict (user_id, source) do update set failures = s.failures + 1, last_failed_at = excluded.last_failed_at
    `.execute(this.em.getKysely());
  }

  async countSuccess(userId: string, now: Date): Promise<void> {
    await sql`
      insert into sign_in_sources (user_id, source, last_succeeded_at) values (${userId}, ${here()}, ${now})
      on conflict (user_id, source) do update set failures = 0, last_succeeded_at = excluded.last_succeeded_at
    `.execute(this.em.getKysely());
  }

  /** Forgives the wrong tries of every network; the known ones stay known. */
  async forgive(userId: string): Promise<void> {
    await sql`update sign_in_sources set failures = 0 where user_id = ${userId} and failures > 0`.execute(
      this.em.getKysely(),
    );
  }
}

/** RFC 4291 section 2.5.5.2: an IPv4 address may come in the clothes of IPv6. */
const IPV4_MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

function here() {
  const address = (currentRequest()?.ip ?? '0.0.0.0').replace(IPV4_MAPPED, '').replace(/%.*$/, '');
  const bits = address.includes(':') ? 64 : 32;
  return sql`network(set_masklen(${address}::inet, ${sql.lit(bits)}))`;
}
