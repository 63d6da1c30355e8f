import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { when } from '../../../platform/sql.js';
import { PRICING_KINDS } from '../domain/ledger-entry.js';
import type { TransactionKind } from '../domain/ledger.js';

type Sql = RawBuilder<unknown>;

export interface EntryCriteria {
  /** The kinds of entries; if left out, those that decide what is insured and what it costs. */
  readonly kinds?: readonly TransactionKind[] | undefined;
  /** The latest effective day; if left out, any. */
  readonly upTo?: Sql | undefined;
  /** Only what had been booked by this moment is known. */
  readonly knownAt?: string | undefined;
}

/** A condition on the entries that a statement calls `entry`: booked by this moment. */
export function bookedBy(entry: string, knownAt: string | undefined): Sql {
  return when(knownAt, (known) => sql`${sql.ref(`${entry}.booked_at`)} <= ${known}::timestamptz`);
}

/**
 * `liveEntries` of the ledger as a condition on an entry: nothing takes it back. Written as a value and not as `not exists`,
 * so that PostgreSQL walks back from the latest entry and stops at the first that stands.
 */
export function isLive(entry: string, knownAt?: string): Sql {
  return sql`(select v.id from policy_transactions v
               where v.reverses = ${sql.ref(`${entry}.id`)} ${bookedBy('v', knownAt)}) is null`;
}

/** The live entries `t` of the policy `p` that are of some kinds, latest day and then latest booking first. */
function liveEntries(columns: Sql, { kinds = PRICING_KINDS, upTo, knownAt }: EntryCriteria): Sql {
  return sql`
    select ${columns} from policy_transactions t
     where t.policy_id = p.id ${bookedBy('t', knownAt)} ${when(upTo, (day) => sql`t.effective_on <= ${day}`)}
       and t.kind = any(${[...kinds]}::text[]) and ${isLive('t', knownAt)}`;
}

/**
 * The entry `t` of the policy `p` that says what is insured: the latest that stands. The one place of this rule in SQL;
 * `entryOnDay` is the same rule over a ledger that has been read.
 */
export function latestLiveEntry(columns: Sql, question: EntryCriteria = {}): Sql {
  return sql`${liveEntries(columns, question)} order by t.effective_on desc, t.sequence desc limit 1`;
}

/** Whether an entry of the kind stands in the ledger of the policy `p`. */
export function hasLiveEntry(kind: TransactionKind): RawBuilder<boolean> {
  return sql<boolean>`exists (${liveEntries(sql``, { kinds: [kind] })})`;
}
