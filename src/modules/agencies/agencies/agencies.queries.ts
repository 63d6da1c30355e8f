import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { moment, ofAgency, when } from '../../../platform/sql.js';
import { agencyError } from '../agencies.errors.js';
import { named } from '../named.js';
import type { AgencyStatus } from './agency.entity.js';
import type { AgencyResponse } from './agencies.dto.js';

export interface AgencySearch {
  readonly name?: string | undefined;
  readonly code?: string | undefined;
  readonly status?: AgencyStatus | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

const COLUMNS = sql`id, code, name, license_number as "licenseNumber", phone, email, address, status,
  row_version as "rowVersion", ${moment('created_at')} as "createdAt", ${moment('updated_at')} as "updatedAt"`;

/** Reads for screens. An agent sees the own agency only: who else sells is not an agency's business. */
@Injectable()
export class AgenciesQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, id: string): Promise<AgencyResponse> {
    const { rows } = await sql<AgencyResponse>`
      select ${COLUMNS} from agencies where id = ${id} ${ofAgency(actor, 'id')}`.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw agencyError('agencies.agency-not-found');
    return row;
  }

  /** By code. */
  async search(
    actor: Actor,
    { name, code, status, limit, after }: AgencySearch,
  ): Promise<Page<AgencyResponse>> {
    const { rows } = await sql<AgencyResponse>`
      select ${COLUMNS} from agencies
       where true ${ofAgency(actor, 'id')} ${named(name)}
         ${when(code, (value) => sql`code = ${value}`)}
         ${when(status, (value) => sql`status = ${value}`)}
         ${when(after, ([value]) => sql`code > ${value}`)}
       order by code
       limit ${limit + 1}`.execute(this.em.getKysely());
    return toPage(
      rows,
      limit,
      (row) => [row.code],
      (row) => row,
    );
  }
}
