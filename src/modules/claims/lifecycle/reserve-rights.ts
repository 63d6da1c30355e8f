import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { ClaimsStore } from '../claims.store.js';
import { assertWorkedOn } from '../exposures/open-exposure.js';
import { ClaimLetters } from '../letters/claim-letters.js';
import { denialOf } from './deny-claim.js';
import type { DenyClaimRequest, RightsReservedResponse } from './lifecycle.dto.js';

/**
 * Writes to the insured that the insurer looks into a claim without giving up what the policy may say against it. It cites what a
 * denial would, and decides nothing.
 */
@Injectable()
export class ReserveRights {
  constructor(
    private readonly store: ClaimsStore,
    private readonly letters: ClaimLetters,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, input: DenyClaimRequest): Promise<RightsReservedResponse> {
    const claim = await this.store.lock(actor, id);
    assertWorkedOn(claim);
    const denial = denialOf(claim, input);
    const documentId = await this.letters.reserveRights(actor, claim, denial);
    if (documentId === null) throw claimsError('claims.policy-unverified');
    await this.audit.record(actor, {
      action: 'claims.rights-reserved',
      resourceType: 'claim',
      resourceId: id,
      changes: { documentId, coverage: input.coverage, reason: input.reason },
    });
    return { documentId };
  }
}
