import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { claimsError } from '../claims.errors.js';
import type { ClaimResponse, DenialResponse } from '../claims.dto.js';
import { ClaimsQueries } from '../claims.queries.js';
import type { LockedClaim } from '../claims.store.js';
import { ClaimsStore } from '../claims.store.js';
import { ClaimLetters } from '../letters/claim-letters.js';
import { uncoveredProvision } from './domain/denial.js';
import type { DenyClaimRequest } from './lifecycle.dto.js';
import { TakeStep } from './take-step.js';

/** Denies a claim, citing the provisions of the policy on which that rests. */
@Injectable()
export class DenyClaim {
  constructor(
    private readonly store: ClaimsStore,
    private readonly queries: ClaimsQueries,
    private readonly steps: TakeStep,
    private readonly letters: ClaimLetters,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: DenyClaimRequest,
  ): Promise<ClaimResponse> {
    const claim = await this.store.lock(actor, id);
    assertVersion(claim.rowVersion, expected);
    const denial = denialOf(claim, input);
    await this.steps.take(actor, claim, 'deny', {
      reason: input.reason,
      change: { denial: JSON.stringify(denial), coverage: input.coverage },
      details: { provisions: denial.provisions.map(({ number }) => number) },
    });
    await this.letters.deny(actor, claim, denial);
    return this.queries.byId(actor, id);
  }
}

/** What a denial cites: the term of the policy, where it gave no coverage at all; else the provisions that the manual lists for the coverage. */
export function denialOf(
  claim: LockedClaim,
  { coverage, provisions, reason }: DenyClaimRequest,
): DenialResponse {
  if (claim.isCovered === null) throw claimsError('claims.policy-unverified');
  if (!claim.isCovered)
    return { coverage, provisions: [uncoveredProvision(claim.notCoveredReason ?? 'not_booked')], reason };
  const terms = claim.terms?.find(({ code }) => code === coverage);
  if (!terms)
    throw claimsError('claims.coverage-unknown', {
      errors: [{ pointer: '/coverage', detail: 'is not one that the policy has on the day of the loss' }],
    });
  const known = terms.loss.provisions;
  const errors = provisions.flatMap((number, index) =>
    known.some((each) => each.number === number)
      ? []
      : [
          {
            pointer: `/provisions/${index}`,
            detail: `is none of the coverage; there are: ${known.map((each) => each.number).join('; ')}`,
          },
        ],
  );
  if (errors.length > 0) throw claimsError('claims.provision-unknown', { errors });
  return { coverage, provisions: known.filter(({ number }) => provisions.includes(number)), reason };
}
