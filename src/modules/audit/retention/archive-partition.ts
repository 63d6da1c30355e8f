import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../audit.js';
import { ENTRY_COLUMNS } from '../domain/entry-columns.js';
import { ENTRY_FORMAT } from '../domain/seal.js';
import { Evidence } from '../seals/evidence.js';
import { ArchivesStore } from './archives.store.js';

/** Rows in one file, which is held in memory while it is packed. */
const ROWS_PER_PART = 20_000;

/** What lies in the archive beside the parts: how to read them, and how to know that they are all. */
interface ArchiveManifest {
  readonly format: 'bindery-audit-archive/1';
  readonly partition: string;
  readonly entryFormat: number;
  readonly columns: readonly string[];
  readonly rows: number;
  /** SHA-256 over the SHA-256 of each line. */
  readonly contentHash: string;
  readonly parts: readonly { readonly sha256: string; readonly rows: number }[];
}

/** Takes a month of the trail out of the database by way of an archive, and brings it back. */
@Injectable()
export class ArchivePartition {
  private readonly evidence: Evidence | null;

  constructor(
    protected readonly em: EntityManager,
    private readonly store: ArchivesStore,
    private readonly audit: Audit,
    config: AppConfig,
  ) {
    this.evidence = Evidence.of(config, 'archives');
  }

  /** Without a place for archives nothing is taken out. */
  get isPossible(): boolean {
    return this.evidence !== null;
  }

  /**
   * Each step is committed by itself, so that the next run goes on where a killed one ended. A month that cannot
   * leave, because its archive cannot be written or a legal hold was placed meanwhile, is put back into the trail.
   */
  async run(partition: string, isAttached: boolean): Promise<void> {
    if (isAttached) await this.store.detach(partition);
    try {
      if (!(await this.isKept(partition))) await this.archive(partition);
      // Rows are gone for good afterwards: only what can be read again takes their place.
      if (!(await this.isKept(partition))) throw new Error(`The archive of ${partition} cannot be read`);
      await this.drop(partition);
    } catch (error) {
      await this.store.reattach(partition).catch((again: unknown) => {
        throw new AggregateError([error, again], `${partition} could neither leave nor be put back`);
      });
      throw error;
    }
  }

  /** Brings an archived month back into the trail until a day. Throws where the archive was changed. */
  async restore(actor: Actor, partition: string, until: Date): Promise<number> {
    const found = await this.store.find(partition);
    if (!found?.isDropped || found.manifest === null)
      throw new Error(`${partition} is not archived and gone`);
    const manifest = JSON.parse((await this.read(found.manifest)).toString('utf8')) as ArchiveManifest;
    return this.bringBack(actor, manifest, until);
  }

  private async isKept(partition: string): Promise<boolean> {
    const manifest = (await this.store.find(partition))?.manifest;
    const bytes = manifest && (await this.evidence?.get(manifest));
    if (!bytes) return false;
    for (const { sha256 } of (JSON.parse(bytes.toString('utf8')) as ArchiveManifest).parts)
      if (!(await this.evidence?.get(sha256))) return false;
    return true;
  }

  private async archive(partition: string): Promise<void> {
    const content = createHash('sha256');
    const parts: { readonly sha256: string; readonly rows: number }[] = [];
    let [after, rows] = [0n, 0];
    for (;;) {
      const lines = await this.store.lines(partition, after, ROWS_PER_PART);
      const last = lines.at(-1);
      if (!last) break;
      for (const { text } of lines) content.update(createHash('sha256').update(text).digest());
      const packed = await promisify(gzip)(lines.map(({ text }) => `${text}\n`).join(''));
      parts.push({ sha256: await this.write(packed), rows: lines.length });
      after = last.seq;
      rows += lines.length;
    }
    const contentHash = content.digest();
    const manifest: ArchiveManifest = {
      format: 'bindery-audit-archive/1',
      partition,
      entryFormat: ENTRY_FORMAT,
      columns: ENTRY_COLUMNS,
      rows,
      contentHash: contentHash.toString('hex'),
      parts,
    };
    const name = await this.write(Buffer.from(`${JSON.stringify(manifest)}\n`));
    await this.record(partition, name, contentHash, rows);
  }

  @Transactional()
  private async record(
    partition: string,
    manifest: string,
    contentHash: Buffer,
    rows: number,
  ): Promise<void> {
    await this.store.archived(partition, manifest, contentHash);
    await this.recordAction(SYSTEM_ACTOR, 'audit.partition-archived', partition, { rows });
  }

  @Transactional()
  private async drop(partition: string): Promise<void> {
    await this.store.drop(partition);
    await this.recordAction(SYSTEM_ACTOR, 'audit.partition-dropped', partition);
  }

  @Transactional()
  private async bringBack(actor: Actor, manifest: ArchiveManifest, until: Date): Promise<number> {
    const { partition, parts, rows } = manifest;
    for (const { sha256 } of parts) {
      const text = (await promisify(gunzip)(await this.read(sha256))).toString('utf8');
      await this.store.restore(partition, text.split('\n').slice(0, -1));
    }
    if (parts.length === 0) await this.store.restore(partition, []);
    await this.store.attach(partition, until);
    await this.recordAction(actor, 'audit.partition-restored', partition, { rows });
    return rows;
  }

  private recordAction(actor: Actor, action: string, resourceId: string, changes?: object): Promise<void> {
    return this.audit.record(actor, {
      action,
      resourceType: 'audit-partition',
      resourceId,
      ...(changes && { changes: { ...changes } }),
    });
  }

  private write(bytes: Buffer): Promise<string> {
    if (!this.evidence) throw new Error('There is no place for archives: AUDIT_STORE is none');
    return this.evidence.put(bytes);
  }

  private async read(name: string): Promise<Buffer> {
    const bytes = await this.evidence?.get(name);
    if (!bytes) throw new Error(`The archive lacks ${name}, or it is not what it was`);
    return bytes;
  }
}
