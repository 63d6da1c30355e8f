import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { exactMoment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { SealContent } from '../domain/seal.js';
import { AuditSeal } from './seal.entities.js';

/** A seal without its leaves, which are most of it. */
export interface SealHead extends SealContent {
  readonly id: string;
  readonly hash: Buffer;
  readonly signature: Buffer;
  readonly kid: string;
}

export interface SealRow extends SealHead {
  readonly leaves: Buffer;
}

type Numbers = 'number' | 'fromSeq' | 'toSeq' | 'rowCount';
type Raw<Seal extends SealHead> = Omit<Seal, Numbers> & Record<Numbers, string>;

const COLUMNS = sql`
  id, number, format, previous_hash, hash, from_seq, to_seq, row_count, seq_list_hash, root_hash, signature, kid,
  ${exactMoment('created_at')} as created_at`;

/** Rows of the trail by their numbers, and the seals over them. */
@Injectable()
export class SealsStore {
  constructor(private readonly em: EntityManager) {}

  /** False while another instance seals. Belongs in a transaction, with which the lock ends. */
  async tryLock(): Promise<boolean> {
    const { rows } = await sql<{ readonly taken: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(current_schema() || ' audit.seals', 0)) as taken
    `.execute(this.em.getKysely());
    return rows[0]?.taken === true;
  }

  async last(): Promise<SealRow | null> {
    const { rows } = await sql<
      Raw<SealRow>
    >`select ${COLUMNS}, leaves from audit_seals order by number desc limit 1`.execute(this.em.getKysely());
    return rows[0] ? read(rows[0]) : null;
  }

  async after(number: bigint, limit: number): Promise<readonly SealRow[]> {
    const { rows } = await sql<Raw<SealRow>>`
      select ${COLUMNS}, leaves from audit_seals where number > ${number.toString()}::bigint order by number limit ${limit}
    `.execute(this.em.getKysely());
    return rows.map(read);
  }

  async headsAfter(number: bigint, limit: number): Promise<readonly SealHead[]> {
    const { rows } = await sql<Raw<SealHead>>`
      select ${COLUMNS} from audit_seals where number > ${number.toString()}::bigint order by number limit ${limit}
    `.execute(this.em.getKysely());
    return rows.map(read);
  }

  /** The seal over a row; null while it has none. */
  async over(seq: bigint): Promise<SealRow | null> {
    const { rows } = await sql<Raw<SealRow>>`
      select ${COLUMNS}, leaves from audit_seals where to_seq >= ${seq.toString()}::bigint order by to_seq limit 1
    `.execute(this.em.getKysely());
    return rows[0] ? read(rows[0]) : null;
  }

  /** The first and the last seal of a time, half-open. */
  async madeBetween(
    from: Date | null,
    to: Date | null,
  ): Promise<{ readonly first: bigint; readonly last: bigint } | null> {
    const { rows } = await sql<{ readonly first: string | null; readonly last: string | null }>`
      select min(number) as first, max(number) as last from audit_seals
       where (${from}::timestamptz is null or created_at >= ${from}::timestamptz)
         and (${to}::timestamptz is null or created_at < ${to}::timestamptz)
    `.execute(this.em.getKysely());
    const { first, last } = rows[0] ?? { first: null, last: null };
    return first === null || last === null ? null : { first: BigInt(first), last: BigInt(last) };
  }

  async hashes(upTo: bigint, after = 0n): Promise<readonly Buffer[]> {
    const { rows } = await sql<{ readonly hash: Buffer }>`
      select hash from audit_seals
       where number > ${after.toString()}::bigint and number <= ${upTo.toString()}::bigint order by number
    `.execute(this.em.getKysely());
    return rows.map(({ hash }) => hash);
  }

  async now(): Promise<string> {
    const { rows } = await sql<{ readonly now: string }>`
      select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now
    `.execute(this.em.getKysely());
    return rows[0]?.now ?? '';
  }

  /**
   * Numbers and hashes of rows, as a seal keeps them. Hashes are made where the rows are: they travel as 40 bytes each, whatever
   * the rows hold.
   */
  async leaves(afterSeq: bigint, toSeq: bigint, limit: number | null): Promise<Buffer> {
    const { rows } = await sql<{ readonly leaves: Buffer | null }>`
      select string_agg(int8send(seq) || sha256('\\x00'::bytea || convert_to(text, 'UTF8')), ''::bytea) as leaves
        from (select seq, audit_entry_text(a) as text from audit_logs a
               where seq > ${afterSeq.toString()}::bigint and seq <= ${toSeq.toString()}::bigint
               order by seq limit ${limit}::bigint) as entries
    `.execute(this.em.getKysely());
    return rows[0]?.leaves ?? Buffer.alloc(0);
  }

  /** The oldest row behind a number, in seconds; null where there is none. */
  async secondsWaiting(afterSeq: bigint): Promise<number | null> {
    const { rows } = await sql<{ readonly seconds: number | null }>`
      select extract(epoch from clock_timestamp() - min(created_at))::float8 as seconds
        from audit_logs where seq > ${afterSeq.toString()}::bigint
    `.execute(this.em.getKysely());
    return rows[0]?.seconds ?? null;
  }

  /** Texts of rows, in order of their numbers. */
  async texts(
    afterSeq: bigint,
    toSeq: bigint,
  ): Promise<readonly { readonly seq: bigint; readonly text: string }[]> {
    const { rows } = await sql<{ readonly seq: string; readonly text: string }>`
      select seq, audit_entry_text(a) as text from audit_logs a
       where seq > ${afterSeq.toString()}::bigint and seq <= ${toSeq.toString()}::bigint order by seq
    `.execute(this.em.getKysely());
    return rows.map(({ seq, text }) => ({ seq: BigInt(seq), text }));
  }

  async insert(seal: Omit<SealRow, 'id'>, previousSeal: string | null): Promise<void> {
    const { number, fromSeq, toSeq, rowCount, createdAt, ...rest } = seal;
    const range = { fromSeq: String(fromSeq), toSeq: String(toSeq), rowCount: String(rowCount) };
    // A Date would lose the microseconds, which are signed.
    const sealedAt = sql<Date>`${createdAt}::timestamptz`;
    await over(this.em, AuditSeal)
      .insertInto('AuditSeal')
      .values({ ...rest, ...range, number: String(number), previousSeal, createdAt: sealedAt })
      .execute();
  }
}

function read<Seal extends SealHead>(raw: Raw<Seal>): Omit<Seal, Numbers> & Record<Numbers, bigint> {
  const { number, fromSeq, toSeq, rowCount } = raw;
  return {
    ...raw,
    number: BigInt(number),
    fromSeq: BigInt(fromSeq),
    toSeq: BigInt(toSeq),
    rowCount: BigInt(rowCount),
  };
}
