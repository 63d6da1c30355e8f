import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { databaseNow, secondsAfter } from '../../platform/database-now.js';
import { send } from '../../platform/writes.js';
import { isOneOf } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import { Audit } from '../audit/index.js';
import { Document, DocumentRendition, PendingDocument } from './document.entities.js';
import type { Rendition, DocumentToDraw } from './rendition.js';

/** After so many attempts a document is tried again only when somebody asks to read it. */
const ATTEMPTS = 5;
const LEASE_SECONDS = 60;
/** After a failure a document rests so many seconds × 2 to the power of its attempts. */
const REST_SECONDS = 60;

export interface Backlog {
  readonly waiting: number;
  readonly parked: number;
  readonly oldestSeconds: number;
}

/** Documents that were issued and not drawn yet. No transaction stays open while something is drawn. */
@Injectable()
export class PendingDocumentsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
  ) {}

  async hasWork(): Promise<boolean> {
    const waiting = await over(this.em.fork(), PendingDocument)
      .selectFrom('PendingDocument')
      .select('documentId')
      .where(claimable(sql`now()`))
      .limit(1)
      .executeTakeFirst();
    return waiting !== undefined;
  }

  /** How many documents wait, how long the oldest has waited, and how many were parked. */
  async backlog(): Promise<Backlog> {
    const { rows } = await sql<Backlog>`
      select count(*) filter (where parked_at is null)::integer as waiting, count(parked_at)::integer as parked,
             coalesce(extract(epoch from now() - min(created_at) filter (where parked_at is null)), 0)::float8 as oldest_seconds
        from undrawn_documents
    `.execute(this.em.fork().getKysely());
    return rows[0] ?? { waiting: 0, parked: 0, oldestSeconds: 0 };
  }

  /** A waiting document, even under a lease: a reader does not wait for a lease to end. */
  async find(id: string): Promise<DocumentToDraw | null> {
    const found = await over(this.em, PendingDocument, Document)
      .selectFrom('PendingDocument as waiting')
      .innerJoin('Document as d', 'd.id', 'waiting.documentId')
      .select(['d.id', 'd.contentSha256', 'waiting.content'])
      .where('d.id', '=', id)
      .$narrowType<{ contentSha256: string }>()
      .executeTakeFirst();
    return found ?? null;
  }

  /** Leases the oldest documents that wait, or whose lease ended without a result. */
  async claim(limit: number): Promise<readonly DocumentToDraw[]> {
    const now = await databaseNow(this.em);
    return over(this.em, PendingDocument, Document)
      .updateTable('PendingDocument')
      .from('Document')
      .set((row) => ({
        attempts: row('PendingDocument.attempts', '+', 1),
        leaseUntil: secondsAfter(now, LEASE_SECONDS),
      }))
      .whereRef('Document.id', '=', 'PendingDocument.documentId')
      .where('PendingDocument.documentId', 'in', (query) =>
        query
          .selectFrom('PendingDocument')
          .select('documentId')
          .where(claimable(now))
          .where('attempts', '<', ATTEMPTS)
          .orderBy('createdAt')
          .orderBy('documentId')
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      )
      .returning(['Document.id', 'Document.contentSha256', 'PendingDocument.content'])
      .$narrowType<{ contentSha256: string }>()
      .execute();
  }

  /** Returns documents that were leased but not drawn; their attempt does not count. */
  async release(ids: readonly string[]): Promise<void> {
    await over(this.em, PendingDocument)
      .updateTable('PendingDocument')
      .set((row) => ({ attempts: row('attempts', '-', 1), leaseUntil: null }))
      .where(isOneOf('documentId', ids))
      .where('attempts', '>', 0)
      .execute();
  }

  /** Records a failure; the next attempt waits longer each time. */
  async failed(id: string, reason: string): Promise<void> {
    const now = await databaseNow(this.em);
    const rest = sql`${REST_SECONDS} * power(2, least(attempts, ${ATTEMPTS}))`;
    await over(this.em, PendingDocument)
      .updateTable('PendingDocument')
      .set({ reason, leaseUntil: secondsAfter(now, rest) })
      .where('documentId', '=', id)
      .execute();
  }

  /** Parks documents that used up their attempts, by failing or by stopping the process. */
  async park(): Promise<readonly string[]> {
    return this.em.transactional(async () => {
      const now = await databaseNow(this.em);
      const rows = await over(this.em, PendingDocument)
        .updateTable('PendingDocument')
        .set(({ fn, val }) => ({
          parkedAt: now,
          reason: fn.coalesce('reason', val('It was begun several times and never finished.')),
        }))
        .where(claimable(now))
        .where('attempts', '>=', ATTEMPTS)
        .returning('documentId')
        .execute();
      const ids = rows.map(({ documentId }) => documentId);
      const entry = { action: 'documents.parked', resourceType: 'document', outcome: 'failure' } as const;
      await this.audit.recordEach(SYSTEM_ACTOR, entry, ids);
      return ids;
    });
  }

  /**
   * Stores renditions and takes their documents off the list, with an audit row each. If several processes drew a document,
   * the first one stands; the stored renditions are returned, so that the others can compare.
   */
  async drawn(renditions: readonly Rendition[]): Promise<readonly Rendition[]> {
    const ids = [...new Set(renditions.map(({ documentId }) => documentId))];
    const rows = renditions.map(({ pages, missingGlyphs, ...rendition }) => ({
      ...rendition,
      pageCount: pages,
      missingGlyphs: missingGlyphs && [...missingGlyphs],
    }));
    return this.em.transactional(async () => {
      const added = await over(this.em, DocumentRendition)
        .insertInto('DocumentRendition')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .returning('documentId')
        .execute();
      const entry = { action: 'documents.drawn', resourceType: 'document' };
      await this.audit.recordEach(SYSTEM_ACTOR, entry, [
        ...new Set(added.map(({ documentId }) => documentId)),
      ]);
      // Rows are locked in one order, so that two processes with the same documents cannot deadlock.
      const ended = over(this.em, PendingDocument)
        .deleteFrom('PendingDocument')
        .where('documentId', 'in', (query) =>
          query
            .selectFrom('PendingDocument')
            .select('documentId')
            .where(isOneOf('documentId', ids))
            .orderBy('documentId')
            .forUpdate(),
        );
      await send(this.em, ended);
      return over(this.em, DocumentRendition)
        .selectFrom('DocumentRendition')
        .select(['documentId', 'format', 'sha256', 'pageCount as pages', 'missingGlyphs'])
        .select(['templateVersion', 'rendererSha256'])
        .where(isOneOf('documentId', ids))
        .execute();
    });
  }
}

function claimable(now: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`parked_at is null and (lease_until is null or lease_until <= ${now})`;
}
