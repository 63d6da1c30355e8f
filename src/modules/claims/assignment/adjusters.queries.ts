import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { newestPage } from '../../../platform/page-of-rows.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { claimsError } from '../claims.errors.js';
import type { AdjusterResponse } from './assignment.dto.js';
import { ClaimAdjuster } from './assignment.entities.js';

const notFound = (): Error => claimsError('claims.adjuster-not-found');

const OPEN_CLAIMS = sql<number>`
  (select count(*)::integer from claims c
    where c.adjuster_id = a.user_id and c.status in ('submitted', 'under_review', 'approved') and c.duplicate_of is null)`;

/** Adjusters with their loads. */
@Injectable()
export class AdjustersQueries {
  constructor(private readonly em: EntityManager) {}

  byId(id: string): Promise<AdjusterResponse> {
    return this.rows().where('a.id', '=', id).executeTakeFirstOrThrow(notFound);
  }

  /** Null: the user is no adjuster. */
  async ofUser(userId: string): Promise<AdjusterResponse | null> {
    return (await this.rows().where('a.userId', '=', userId).executeTakeFirst()) ?? null;
  }

  /** The latest entered first. */
  async list(
    team: string | undefined,
    limit: number,
    after: SortKey | null,
  ): Promise<Page<AdjusterResponse>> {
    const rows = team === undefined ? this.rows() : this.rows().where('a.team', '=', team);
    return newestPage(rows, { limit, after }, 'a');
  }

  /** Locks the row for a change. */
  lock(id: string): Promise<AdjusterResponse> {
    return this.rows().where('a.id', '=', id).forNoKeyUpdate('a').executeTakeFirstOrThrow(notFound);
  }

  private rows() {
    return over(this.em, ClaimAdjuster)
      .selectFrom('ClaimAdjuster as a')
      .select([
        'a.id',
        'a.userId',
        'a.team',
        'a.isLead',
        'a.skills',
        'a.states',
        'a.mostOpen',
        'a.isAvailable',
      ])
      .select([OPEN_CLAIMS.as('openClaims'), 'a.rowVersion', moment('a.createdAt').as('createdAt')]);
  }
}
