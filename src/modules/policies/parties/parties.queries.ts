import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import type { AgencyScope } from '../../../platform/sql.js';
import { inScope, moment, ofAgency, scopeOf, when } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import { assertPolicySeen } from '../assert-policy-seen.js';
import type { PartyRole } from '../notices/domain/addressee.js';
import { policyError } from '../policies.errors.js';
import type { PartyResponse } from './parties.dto.js';

const COLUMNS = sql`
  y.id, y.policy_id, y.role, y.customer_id, y.item_id, y.name, y.address, y.reference,
  y.effective_date, y.expiration_date, y.row_version,
  ${moment('y.created_at')} as created_at, ${moment('y.updated_at')} as updated_at`;

interface OnDay extends AgencyScope {
  readonly policyId: string;
  readonly on: CalendarDate;
  readonly knownAt: string | null;
}

const ON_DAY = new Statement<OnDay, PartyResponse>(
  (asked) => sql`
    select ${COLUMNS} from policy_parties y join policies p on p.id = y.policy_id
     where y.policy_id = ${asked.policyId} and ${inScope(asked, 'p.agency_id')}
       and y.effective_date <= ${asked.on}::date and (y.expiration_date is null or y.expiration_date > ${asked.on}::date)
       and (${asked.knownAt}::timestamptz is null or y.created_at <= ${asked.knownAt}::timestamptz)
     order by y.role, y.id`,
);

/** Reads of the parties of a policy for screens. */
@Injectable()
export class PartiesQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, policyId: string, id: string): Promise<PartyResponse> {
    const { rows } = await this.select(actor, policyId, sql`and y.id = ${id}`);
    if (!rows[0]) throw policyError('policies.party-not-found');
    return rows[0];
  }

  async inRole(actor: Actor, policyId: string, role: PartyRole): Promise<readonly PartyResponse[]> {
    const { rows } = await this.select(actor, policyId, sql`and y.role = ${role} order by y.id`);
    return rows;
  }

  /** Who is named on a day, of those who had been entered by a moment. */
  async onDay(
    actor: Actor,
    policyId: string,
    on: CalendarDate,
    knownAt: string | undefined,
  ): Promise<readonly PartyResponse[]> {
    return ON_DAY.rows(this.em, { policyId, on, knownAt: knownAt ?? null, ...scopeOf(actor) });
  }

  /** Ordered by role and id; includes those who have left. */
  async ofPolicy(
    actor: Actor,
    policyId: string,
    limit: number,
    after: SortKey | null,
  ): Promise<Page<PartyResponse>> {
    const { rows } = await this.select(
      actor,
      policyId,
      sql`${when(after, (value) => sql`(y.role, y.id) > (${value[0]}, ${value[1]}::uuid)`)}
          order by y.role, y.id limit ${limit + 1}`,
    );
    if (rows.length === 0) await assertPolicySeen(this.em, actor, policyId);
    return toPage(rows, limit, ({ role, id }) => [role, id]);
  }

  private select(
    actor: Actor,
    policyId: string,
    rest: RawBuilder<unknown>,
  ): Promise<{ rows: readonly PartyResponse[] }> {
    return sql<PartyResponse>`
      select ${COLUMNS} from policy_parties y join policies p on p.id = y.policy_id
       where y.policy_id = ${policyId} ${ofAgency(actor, 'p.agency_id')} ${rest}
    `.execute(this.em.getKysely());
  }
}
