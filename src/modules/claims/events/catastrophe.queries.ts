import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { isOneOf } from '../../../platform/sql.js';
import { Clock } from '../../../shared/clock.js';
import { addDays } from '../../../shared/calendar-date.js';
import { OPEN_STATUSES } from '../lifecycle/domain/claim-status.js';
import { MOST_OUTSIDE } from './catastrophes.dto.js';
import type {
  CatastropheByDayResponse,
  CatastropheByStateResponse,
  CatastropheClaimResponse,
  CatastropheResponse,
  CatastropheResultResponse,
} from './catastrophes.dto.js';

type Event = Pick<CatastropheResponse, 'code' | 'states' | 'causes' | 'effectiveDate' | 'expirationDate'>;

const SUMS = sql`
  count(*)::integer as claims,
  (count(*) filter (where ${isOneOf('c.status', OPEN_STATUSES, 'text')}))::integer as open_claims,
  coalesce(sum(s.paid), 0)::numeric(16, 2)::text as paid,
  coalesce(sum(s.reserved - s.paid), 0)::numeric(16, 2)::text as outstanding,
  coalesce(sum(s.recovered), 0)::numeric(16, 2)::text as recovered,
  coalesce(sum(s.reserved - s.recovered), 0)::numeric(16, 2)::text as incurred`;

const LINES = sql`
  left join lateral (select sum(l.reserved) as reserved, sum(l.paid) as paid, sum(l.recovered) as recovered
                       from claim_reserve_lines l where l.claim_id = c.id) s on true`;

/** The sums of the claims of one event. A merged claim counts with the claim that stays. */
@Injectable()
export class CatastropheQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async result(event: Event): Promise<CatastropheResultResponse> {
    const ours = sql`c.catastrophe_code = ${event.code} and c.duplicate_of is null`;
    const { rows: byState } = await sql<CatastropheByStateResponse>`
      select c.state, ${SUMS} from claims c ${LINES} where ${ours} group by c.state order by c.state nulls last
    `.execute(this.em.getKysely());
    const { rows: byDay } = await sql<CatastropheByDayResponse>`
      select c.loss_on::text, ${SUMS} from claims c ${LINES} where ${ours}
       group by c.loss_on order by c.loss_on nulls last limit 1000
    `.execute(this.em.getKysely());
    const last = addDays(event.expirationDate, -1);
    const within = sql`
      c.state = any(${[...event.states]}::text[]) and c.cause = any(${[...event.causes]}::text[])
      and c.loss_on between ${event.effectiveDate}::date and ${last}::date`;
    const { rows } = await sql<Pick<CatastropheResultResponse, 'outside' | 'without'>>`
      select (select count(*)::integer from claims c where ${ours} and (${within}) is not true) as outside,
             (select count(*)::integer from claims c
               where c.catastrophe_code is null and c.duplicate_of is null and ${within}) as without
    `.execute(this.em.getKysely());
    const { rows: outsideClaims } = await sql<CatastropheClaimResponse>`
      select c.id, c.claim_number, c.loss_on::text, c.state, c.cause from claims c
       where ${ours} and (${within}) is not true order by c.loss_on, c.id limit ${sql.lit(MOST_OUTSIDE)}
    `.execute(this.em.getKysely());
    const { outside = 0, without = 0 } = rows[0] ?? {};
    return { asOf: this.clock.now().toISOString(), byState, byDay, outside, outsideClaims, without };
  }
}
