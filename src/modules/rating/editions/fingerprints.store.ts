import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Overlap } from '../domain/editions/lineage.js';
import type { Fingerprint } from '../domain/manual/fingerprint.js';
import { LAST_HASH } from '../domain/manual/fingerprint.js';
import type { EditionRef } from './editions.store.js';

/** Fingerprints of every edition, including all earlier contents of drafts, so that overwriting a draft hides no source. */
@Injectable()
export class FingerprintsStore {
  constructor(private readonly em: EntityManager) {}

  async add({ id, contentHash }: EditionRef, { parts, upTo }: Fingerprint): Promise<void> {
    await sql`
      insert into edition_fingerprints (edition_id, content_hash, parts, up_to)
      values (${id}, ${contentHash}, ${[...parts]}::bigint[], ${upTo}) on conflict do nothing
    `.execute(this.em.getKysely());
  }

  async hasMissing(): Promise<boolean> {
    return (await this.missing(1, this.em.fork())).length > 0;
  }

  /** Editions saved before fingerprints existed. */
  async missing(limit: number, em = this.em): Promise<readonly EditionRef[]> {
    const { rows } = await sql<EditionRef>`
      select id, content_hash from rating_editions e
       where not exists (
         select from edition_fingerprints f where f.edition_id = e.id and f.content_hash = e.content_hash)
       order by id limit ${limit}
    `.execute(em.getKysely());
    return rows;
  }

  /**
   * What the present content of an edition shares with all present and past contents of every other edition that a person
   * made. All are read, because counting shared hashes costs less than testing first whether arrays overlap.
   */
  async overlaps(id: string): Promise<readonly (Overlap & { readonly id: string })[]> {
    const { rows } = await sql<Overlap & { readonly id: string }>`
      with own as materialized (
        select e.id, e.plan_id, f.parts, f.up_to
          from rating_editions e
          join edition_fingerprints f on f.edition_id = e.id and f.content_hash = e.content_hash
         where e.id = ${id}
      ), found as (
        select o.edition_id, o.content_hash, count(*)::int as shared
          from edition_fingerprints o, unnest(o.parts) part
         where o.edition_id <> ${id} and part in (select unnest(parts) from own)
         group by o.edition_id, o.content_hash
      )
      select other.id, other.plan_id = own.plan_id as is_same_plan, least(own.up_to, o.up_to)::float8 / ${LAST_HASH} as counted,
             case when own.up_to <= o.up_to then cardinality(own.parts)
                  else (select count(*)::int from unnest(own.parts) part where part <= o.up_to) end as mine,
             case when o.up_to <= own.up_to then cardinality(o.parts)
                  else (select count(*)::int from unnest(o.parts) part where part <= own.up_to) end as theirs,
             shared
        from own, found
        join edition_fingerprints o using (edition_id, content_hash)
        join rating_editions other on other.id = o.edition_id and cardinality(other.contributors) > 0
    `.execute(this.em.getKysely());
    return rows;
  }
}
