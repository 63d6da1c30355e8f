import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { mayBeSeenBy, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { agencyError } from '../agencies.errors.js';
import type { NamedSearch } from '../named.queries.js';
import { pageByCode } from '../named.queries.js';
import type { AgencyStatus } from './agency.entity.js';
import { AgencySchema } from './agency.entity.js';
import type { AgencyResponse } from './agencies.dto.js';

/** Reads for screens. Agents see only their own agency. */
@Injectable()
export class AgenciesQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, id: string): Promise<AgencyResponse> {
    const agency = await this.agencies(actor).where('id', '=', id).executeTakeFirst();
    if (!agency) throw agencyError('agencies.agency-not-found');
    return agency;
  }

  search(actor: Actor, search: NamedSearch<AgencyStatus>): Promise<Page<AgencyResponse>> {
    return pageByCode(this.agencies(actor), search);
  }

  private agencies(actor: Actor) {
    return over(this.em, AgencySchema)
      .selectFrom('Agency')
      .select(['id', 'code', 'name', 'licenseNumber', 'phone', 'email', 'address', 'status', 'rowVersion'])
      .select([moment('createdAt').as('createdAt'), moment('updatedAt').as('updatedAt')])
      .where(mayBeSeenBy(actor, 'id'));
  }
}
