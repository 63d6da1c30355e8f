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
 * The networks from which sign-in to an account was tried or succeeded: an IPv4 address, or the 64 bits of an IPv6 subscriber. All methods
 * need a transaction that has locked the user, and use the network of the current request.
 */
@Injectable()
export class SignInSources {
  constructor(private readonly em: EntityManager) {}

  /** Lets the commit return before it is on disk; the next transaction, which records the outcome, makes both durable. */
  async doNotWaitForDisk(): Promise<void> {
    await sql`select set_config('synchronous_commit', 'off', true)`.execute(this.em.getKysely());
  }

  /** Sends the statement that the ORM sends for an existing user, so that the time does not tell them apart. */
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

  /** Counts a failure. It selects from users, so that for an unknown user the same statement runs and does nothing. */
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

  /** Resets the failures from all networks; known networks stay known. */
  async forgive(userId: string): Promise<void> {
    await sql`update sign_in_sources set failures = 0 where user_id = ${userId} and failures > 0`.execute(
      this.em.getKysely(),
    );
  }
}

/** An IPv4 address written as IPv6 (RFC 4291 section 2.5.5.2). */
const IPV4_MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

function here() {
  const address = (currentRequest()?.ip ?? '0.0.0.0').replace(IPV4_MAPPED, '').replace(/%.*$/, '');
  const bits = address.includes(':') ? 64 : 32;
  return sql`network(set_masklen(${address}::inet, ${sql.lit(bits)}))`;
}
