import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

export interface ArchiveRow {
  readonly partition: string;
  readonly rowCount: string;
  readonly manifest: string | null;
  readonly contentHash: Buffer | null;
  readonly isArchived: boolean;
  readonly isDropped: boolean;
}

export interface ArchivedLine {
  readonly seq: bigint;
  readonly text: string;
}

/** Takes months of the trail out of their table and back. Functions of the owner do what the role of the application may not. */
@Injectable()
export class ArchivesStore {
  constructor(private readonly em: EntityManager) {}

  async due(): Promise<readonly string[]> {
    const { rows } = await sql<{
      readonly partition: string;
    }>`select partition from audit_partitions_due()`.execute(this.em.getKysely());
    return rows.map(({ partition }) => partition);
  }

  /** Months that were detached and not dropped: a run was killed in between, or the archive could not be written. */
  async unfinished(): Promise<readonly string[]> {
    const { rows } = await sql<{ readonly partition: string }>`
      select partition from audit_archives where dropped_at is null and restored_until is null order by partition
    `.execute(this.em.getKysely());
    return rows.map(({ partition }) => partition);
  }

  async find(partition: string): Promise<ArchiveRow | null> {
    const { rows } = await sql<ArchiveRow>`
      select partition, row_count, manifest, content_hash,
             archived_at is not null as is_archived, dropped_at is not null as is_dropped
        from audit_archives where partition = ${partition}
    `.execute(this.em.getKysely());
    return rows[0] ?? null;
  }

  async detach(partition: string): Promise<void> {
    await sql`select detach_audit_partition(${partition})`.execute(this.em.getKysely());
  }

  /** Puts a month back into the trail, as long as it has not been dropped. */
  async reattach(partition: string): Promise<void> {
    await sql`select reattach_audit_partition(${partition})`.execute(this.em.getKysely());
  }

  async lines(partition: string, afterSeq: bigint, most: number): Promise<readonly ArchivedLine[]> {
    const { rows } = await sql<{ readonly seq: string; readonly entry: string }>`
      select seq, entry from detached_audit_entries(${partition}, ${afterSeq.toString()}::bigint, ${most})
    `.execute(this.em.getKysely());
    return rows.map(({ seq, entry }) => ({ seq: BigInt(seq), text: entry }));
  }

  async archived(partition: string, manifest: string, contentHash: Buffer): Promise<void> {
    await sql`select audit_partition_archived(${partition}, ${manifest}, ${contentHash})`.execute(
      this.em.getKysely(),
    );
  }

  async drop(partition: string): Promise<void> {
    await sql`select drop_audit_partition(${partition})`.execute(this.em.getKysely());
  }

  async restore(partition: string, texts: readonly string[]): Promise<void> {
    await sql`select restore_audit_entries(${partition}, ${[...texts]}::text[])`.execute(this.em.getKysely());
  }

  async attach(partition: string, until: Date): Promise<void> {
    await sql`select attach_restored_audit_partition(${partition}, ${until}::timestamptz)`.execute(
      this.em.getKysely(),
    );
  }

  /** Those of these rows that are not in the trail: they lie in an archive, or in a month that is on its way there. */
  async awayAmong(numbers: readonly bigint[]): Promise<ReadonlySet<bigint>> {
    if (numbers.length === 0) return new Set();
    const { rows } = await sql<{ readonly seq: string }>`
      select n.seq from unnest(${numbers.map(String)}::bigint[]) as n (seq)
       where exists (select from audit_archives a where a.restored_until is null and n.seq between a.from_seq and a.to_seq)
    `.execute(this.em.getKysely());
    return new Set(rows.map(({ seq }) => BigInt(seq)));
  }

  async awayRows(): Promise<bigint> {
    const { rows } = await sql<{ readonly count: string | null }>`
      select sum(row_count) as count from audit_archives where restored_until is null
    `.execute(this.em.getKysely());
    return BigInt(rows[0]?.count ?? 0);
  }
}
