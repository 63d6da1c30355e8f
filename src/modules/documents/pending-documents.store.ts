import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { databaseNow, secondsAfter } from '../../platform/database-now.js';
import { send } from '../../platform/writes.js';
import { Audit } from '../audit/index.js';
import type { Rendition, DocumentToDraw } from './rendition.js';

/** Attempts after which nobody tries again by himself. */
const ATTEMPTS = 5;
const LEASE_SECONDS = 60;
/** After the first failure; each further one doubles it. */
const REST_SECONDS = 60;

const COLUMNS = sql`u.document_id as id, u.content, d.content_sha256 as "contentSha256"`;

export interface Backlog {
  readonly waiting: number;
  readonly parked: number;
  readonly oldestSeconds: number;
}

/** The documents that were issued and not yet drawn. No transaction is held while something is drawn. */
@Injectable()
export class PendingDocumentsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
  ) {}

  async hasWork(): Promise<boolean> {
    const { rows } = await sql`select from undrawn_documents where ${claimable(sql`now()`)} limit 1`.execute(
      this.em.fork().getKysely(),
    );
    return rows.length > 0;
  }

  /** How much waits, and for how long the oldest has; and how much was given up. */
  async backlog(): Promise<Backlog> {
    const { rows } = await sql<Backlog>`
      select count(*) filter (where parked_at is null)::integer as waiting, count(parked_at)::integer as parked,
             coalesce(extract(epoch from now() - min(created_at) filter (where parked_at is null)), 0)::float8 as "oldestSeconds"
        from undrawn_documents
    `.execute(this.em.fork().getKysely());
    return rows[0] ?? { waiting: 0, parked: 0, oldestSeconds: 0 };
  }

  /** Whether or not somebody is at it: who wants to read does not wait for a lease to run out. */
  async find(id: string): Promise<DocumentToDraw | null> {
    const { rows } = await sql<DocumentToDraw>`
      select ${COLUMNS} from undrawn_documents u join documents d on d.id = u.document_id where u.document_id = ${id}
    `.execute(this.em.getKysely());
    return rows[0] ?? null;
  }

  /** The oldest that wait, or whose drawer has not been heard of since its lease ran out. */
  async claim(limit: number): Promise<readonly DocumentToDraw[]> {
    const now = await databaseNow(this.em);
    const { rows } = await sql<DocumentToDraw>`
      update undrawn_documents u
         set attempts = u.attempts + 1, lease_until = ${secondsAfter(now, LEASE_SECONDS)}
        from documents d
       where d.id = u.document_id and u.document_id in (
         select document_id from undrawn_documents where ${claimable(now)} and attempts < ${ATTEMPTS}
          order by created_at, document_id limit ${limit} for update skip locked)
      returning ${COLUMNS}
    `.execute(this.em.getKysely());
    return rows;
  }

  /** Claimed and not begun: for whoever comes next. */
  async release(ids: readonly string[]): Promise<void> {
    await sql`
      update undrawn_documents set attempts = attempts - 1, lease_until = null
       where document_id = any(${[...ids]}::uuid[]) and attempts > 0
    `.execute(this.em.getKysely());
  }

  /** Notes what went wrong; the next attempt waits longer each time. */
  async failed(id: string, reason: string): Promise<void> {
    const now = await databaseNow(this.em);
    const rest = sql`${REST_SECONDS} * power(2, least(attempts, ${ATTEMPTS}))`;
    await sql`
      update undrawn_documents
         set reason = ${reason}, lease_until = ${secondsAfter(now, rest)}
       where document_id = ${id}
    `.execute(this.em.getKysely());
  }

  /** Parks those that have had all their attempts, whether these failed or took the process with them. */
  async park(): Promise<readonly string[]> {
    return this.em.transactional(async () => {
      const now = await databaseNow(this.em);
      const { rows } = await sql<{ readonly id: string }>`
        update undrawn_documents
           set parked_at = ${now}, reason = coalesce(reason, 'It was begun several times and never finished.')
         where ${claimable(now)} and attempts >= ${ATTEMPTS} returning document_id as id
      `.execute(this.em.getKysely());
      const ids = rows.map(({ id }) => id);
      const entry = { action: 'documents.parked', resourceType: 'document', outcome: 'failure' } as const;
      await this.audit.recordEach(SYSTEM_ACTOR, entry, ids);
      return ids;
    });
  }

  /**
   * Writes down what was drawn and takes the documents off the list, with an audit row for each. Of several who have drawn one
   * the first stands; returned is what now stands, so that the others can compare.
   */
  async drawn(renditions: readonly Rendition[]): Promise<readonly Rendition[]> {
    const ids = sql`any(${[...new Set(renditions.map(({ documentId }) => documentId))]}::uuid[])`;
    const rows = renditions.map(
      ({ documentId, format, sha256, pages, missingGlyphs, templateVersion, rendererSha256 }) =>
        sql`(${documentId}::uuid, ${format}, ${sha256}, ${pages}::integer, ${missingGlyphs}::text[], ${templateVersion}::integer, ${rendererSha256})`,
    );
    return this.em.transactional(async () => {
      const added = await sql<{ readonly id: string }>`
        insert into document_renditions (document_id, format, sha256, page_count, missing_glyphs, template_version, renderer_sha256)
        values ${sql.join(rows)} on conflict do nothing returning document_id as id
      `.execute(this.em.getKysely());
      const entry = { action: 'documents.drawn', resourceType: 'document' };
      await this.audit.recordEach(SYSTEM_ACTOR, entry, [...new Set(added.rows.map(({ id }) => id))]);
      // In one order, so that two who have drawn the same documents do not each wait for the other.
      const ended = sql`
        delete from undrawn_documents where document_id in (
          select document_id from undrawn_documents where document_id = ${ids} order by document_id for update)`;
      await send(this.em, ended);
      const stands = await sql<Rendition>`
        select document_id as "documentId", format, sha256, page_count as pages, missing_glyphs as "missingGlyphs", template_version as "templateVersion", renderer_sha256 as "rendererSha256"
          from document_renditions where document_id = ${ids}
      `.execute(this.em.getKysely());
      return stands.rows;
    });
  }
}

function claimable(now: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`parked_at is null and (lease_until is null or lease_until <= ${now})`;
}
