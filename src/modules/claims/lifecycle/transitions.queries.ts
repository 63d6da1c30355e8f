import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { moment, ofAgency } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import type { TransitionResponse, TransitionsResponse } from './transitions.dto.js';

@Injectable()
export class TransitionsQueries {
  constructor(private readonly em: EntityManager) {}

  /** In order. */
  async ofClaim(actor: Actor, claimId: string): Promise<TransitionsResponse> {
    const { rows } = await sql<TransitionResponse>`
      select t.id, t.action, t.from_status, t.to_status, t.reason, t.taken_by,
             ${moment('t.taken_at')} as taken_at
        from claim_transitions t join claims c on c.id = t.claim_id
       where t.claim_id = ${claimId} ${ofAgency(actor, 'c.agency_id')}
       order by t.taken_at, t.id
    `.execute(this.em.getKysely());
    if (rows.length === 0) await assertClaimSeen(this.em, actor, claimId);
    return { items: rows };
  }
}
