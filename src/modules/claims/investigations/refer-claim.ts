import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { SET_INVESTIGATION_HOLD, INSERT_INVESTIGATION, STATE, WIDEN } from './fraud.store.js';
import type { InvestigationReasonResponse } from './investigations.dto.js';

export interface ClaimReferral {
  readonly reasons: readonly InvestigationReasonResponse[];
  readonly stopsPayments: boolean;
}

/** Opens an investigation of a claim, under the lock of the claim. While it is open, further reasons are added to it. */
@Injectable()
export class ReferClaim {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The id of the investigation. */
  async run(actor: Actor, claimId: string, { reasons, stopsPayments }: ClaimReferral): Promise<string> {
    const state = await STATE.first(this.em, { claimId });
    const open = state?.open ?? null;
    const id = open?.id ?? newId();
    if (open) await WIDEN.send(this.em, { id, reasons: JSON.stringify(reasons), stopsPayments });
    else
      await INSERT_INVESTIGATION.send(this.em, {
        id,
        claimId,
        sequence: (state?.investigations ?? 0) + 1,
        reasons: JSON.stringify(reasons),
        stopsPayments,
        openedBy: actor.id,
        openedAt: this.clock.now(),
      });
    if (stopsPayments) await SET_INVESTIGATION_HOLD.send(this.em, { claimId, investigationId: id });
    await this.audit.record(actor, {
      action: open ? 'claims.investigation-widened' : 'claims.investigation-opened',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { investigationId: id, reasons: reasons.map(({ code, text }) => code ?? text), stopsPayments },
    });
    return id;
  }
}
