import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { asGiven, ifGiven, mayBeSeenBy, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { agencyError } from '../agencies.errors.js';
import { hasName } from '../named.queries.js';
import type { AgencyStatus } from './agency.entity.js';
import { AgencySchema } from './agency.entity.js';
import type { AgencyResponse } from './agencies.dto.js';

export interface AgencySearch {
  readonly name?: string | undefined;
  readonly code?: string | undefined;
  readonly status?: AgencyStatus | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Reads for screens. An agent sees the own agency only: who else sells is not an agency's business. */
@Injectable()
export class AgenciesQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, id: string): Promise<AgencyResponse> {
    const agency = await this.agencies(actor).where('id', '=', id).executeTakeFirst();
    if (!agency) throw agencyError('agencies.agency-not-found');
    return agency;
  }

  /** By code. */
  async search(
    actor: Actor,
    { name, code, status, limit, after }: AgencySearch,
  ): Promise<Page<AgencyResponse>> {
    const rows = await this.agencies(actor)
      .where((agency) => agency.and(asGiven({ code, status })))
      .where(ifGiven(name, hasName))
      .where((agency) => ifGiven(after, ([last = '']) => agency('code', '>', last)))
      .orderBy('code')
      .limit(limit + 1)
      .execute();
    return toPage(
      rows,
      limit,
      (row) => [row.code],
      (row) => row,
    );
  }

  private agencies(actor: Actor) {
    return over(this.em, AgencySchema)
      .selectFrom('Agency')
      .select(['id', 'code', 'name', 'licenseNumber', 'phone', 'email', 'address', 'status', 'rowVersion'])
      .select([moment('createdAt').as('createdAt'), moment('updatedAt').as('updatedAt')])
      .where(mayBeSeenBy(actor, 'id'));
  }
}
