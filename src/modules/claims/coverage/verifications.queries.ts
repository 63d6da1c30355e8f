import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { moment, ofAgency } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import type { CoverView } from '../../policies/index.js';
import { Policies } from '../../policies/index.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import { coverDifferences } from './cover-difference.js';
import type { CoverVerificationResponse, VerificationsResponse } from './verifications.dto.js';

type Row = Omit<CoverVerificationResponse, 'sinceLast'>;

@Injectable()
export class VerificationsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly policies: Policies,
  ) {}

  /** The newest first. A claim is looked at a few times in its life, so there are no pages. */
  async ofClaim(actor: Actor, claimId: string): Promise<VerificationsResponse> {
    const { rows } = await sql<Row>`
      select v.id, v.sequence, v.policy_id, v.loss_on::text, ${moment('v.loss_at')} as loss_at,
             v.is_covered, v.not_covered_reason, v.segment_transaction_id, ${moment('v.known_then_at')} as known_then_at,
             v.known_then, v.known_now, v.differences, v.verified_by, ${moment('v.verified_at')} as verified_at
        from claim_verifications v join claims c on c.id = v.claim_id
       where v.claim_id = ${claimId} ${ofAgency(actor, 'c.agency_id')}
       order by v.sequence desc
    `.execute(this.em.getKysely());
    if (rows.length === 0) await assertClaimSeen(this.em, actor, claimId);
    const [newest] = rows;
    return {
      noLossStatements: newest ? await this.policies.noLossStatements(newest.policyId, newest.lossOn) : [],
      items: rows.map((row, index) => {
        const last = rows[index + 1];
        return { ...row, sinceLast: last ? coverDifferences(coverOf(last), coverOf(row)) : [] };
      }),
    };
  }
}

/** It was written from such a view. */
function coverOf({ knownNow }: Row): CoverView {
  return knownNow as unknown as CoverView;
}
