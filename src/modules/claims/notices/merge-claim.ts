import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { claimsError } from '../claims.errors.js';
import type { ClaimResponse } from '../claims.dto.js';
import { ClaimsQueries } from '../claims.queries.js';
import type { LockedClaim } from '../claims.store.js';
import { ClaimsStore } from '../claims.store.js';
import { TakeStep } from '../lifecycle/take-step.js';

/** Says that two claims are of one loss: one is closed, and its notices are read with those of the one that stays. */
@Injectable()
export class MergeClaim {
  constructor(
    private readonly store: ClaimsStore,
    private readonly queries: ClaimsQueries,
    private readonly steps: TakeStep,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    intoClaimId: string,
  ): Promise<ClaimResponse> {
    if (id === intoClaimId) throw mergeInvalid('is the same claim');
    // In one order, so that two merges that meet never wait for each other.
    const locked: LockedClaim[] = [];
    for (const each of [id, intoClaimId].toSorted()) locked.push(await this.store.lock(actor, each));
    const [duplicate, survivor] = [id, intoClaimId].map((each) => locked.find((claim) => claim.id === each));
    if (!duplicate || !survivor) throw claimsError('claims.claim-not-found');
    assertVersion(duplicate.rowVersion, expected);
    if (duplicate.policyId !== null && duplicate.policyId !== survivor.policyId)
      throw mergeInvalid('is under another policy');
    if (survivor.status === 'closed') throw mergeInvalid('is closed');
    await this.steps.take(actor, duplicate, 'merge', {
      reason: `The same loss as ${survivor.claimNumber}`,
      change: { duplicateOf: survivor.id },
      details: { into: survivor.id },
    });
    return this.queries.byId(actor, survivor.id);
  }
}

function mergeInvalid(detail: string): Error {
  return claimsError('claims.merge-invalid', { errors: [{ pointer: '/intoClaimId', detail }] });
}
