import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import { claimsError } from '../claims.errors.js';
import type {
  FraudScoresResponse,
  InvestigationResponse,
  InvestigationSearchQuery,
} from './investigations.dto.js';

type InvestigationSearch = Omit<InvestigationSearchQuery, 'cursor'> & { readonly after: SortKey | null };

const COLUMNS = sql`
  i.id, i.claim_id, c.claim_number, i.sequence, i.status, i.reasons,
  i.stops_payments, i.opened_by, ${moment('i.opened_at')} as opened_at, i.disposition,
  i.findings, i.closed_by, ${moment('i.closed_at')} as closed_at, i.row_version`;

@Injectable()
export class InvestigationsQueries {
  constructor(private readonly em: EntityManager) {}

  byId(id: string): Promise<InvestigationResponse> {
    return this.one(id, sql``);
  }

  /** For a change: nobody else changes it meanwhile. */
  lock(id: string): Promise<InvestigationResponse> {
    return this.one(id, sql`for no key update of i`);
  }

  private async one(id: string, lock: RawBuilder<unknown>): Promise<InvestigationResponse> {
    const { rows } = await sql<InvestigationResponse>`
      select ${COLUMNS} from claim_investigations i join claims c on c.id = i.claim_id where i.id = ${id} ${lock}
    `.execute(this.em.getKysely());
    if (!rows[0]) throw claimsError('claims.investigation-not-found');
    return rows[0];
  }

  /** Newest first. */
  async search({ limit, after, status, claimId }: InvestigationSearch): Promise<Page<InvestigationResponse>> {
    const { rows } = await sql<InvestigationResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('i.opened_at')} as sorted_by
        from claim_investigations i join claims c on c.id = i.claim_id
       where true
         ${when(status, (value) => sql`i.status = ${value}`)}
         ${when(claimId, (value) => sql`i.claim_id = ${value}`)}
         ${when(after, (key) => sql`(i.opened_at, i.id) < (${key[0]}, ${key[1]}::uuid)`)}
       order by i.opened_at desc, i.id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, limit);
  }

  async scores(actor: Actor, claimId: string): Promise<FraudScoresResponse> {
    const { rows } = await sql<FraudScoresResponse['items'][number]>`
      select s.sequence, s.score, s.indicators, ${moment('s.scored_at')} as scored_at
        from claim_fraud_scores s where s.claim_id = ${claimId} order by s.sequence desc
    `.execute(this.em.getKysely());
    if (rows.length === 0) await assertClaimSeen(this.em, actor, claimId);
    return { items: rows };
  }
}
