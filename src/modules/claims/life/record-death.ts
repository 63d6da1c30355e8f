import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { asGiven, json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import type { FieldFault } from '../../../shared/errors.js';
import { Audit } from '../../audit/index.js';
import { Billing } from '../../billing/index.js';
import { JurisdictionRules } from '../../jurisdictions/index.js';
import type { LifeContractView } from '../../policies/index.js';
import { LifeContracts } from '../../policies/index.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
import { ClaimsStore } from '../claims.store.js';
import { assertCovered } from '../coverage/assert-covered.js';
import { assertWorkedOn } from '../exposures/open-exposure.js';
import { ClaimDocument } from '../files/claim-document.entity.js';
import type { DeathPeriod, Review, ReviewReason } from './domain/contest.js';
import { PERIODS, periodOf, reviewAfter, reviewReasons } from './domain/contest.js';
import { faceOf, withFace } from './face-amount.js';
import { HeirsOfDeath } from './heirs-of-death.js';
import type { DeathResponse, RecordDeathRequest } from './life.dto.js';
import { ClaimDeath } from './life.entities.js';
import { LifeQueries } from './life.queries.js';

type LifeClaim = LockedClaim & { readonly policyId: string; readonly state: string; readonly lossOn: string };

interface Before {
  readonly designationId: string | null;
  readonly review: Review;
  readonly reviewReasons: readonly ReviewReason[];
  readonly statedFace: string;
}

/** Enters what is known of a death on which a life policy is to pay. What there is to look into first follows from it. */
@Injectable()
export class RecordDeath {
  constructor(
    private readonly em: EntityManager,
    private readonly store: ClaimsStore,
    private readonly contracts: LifeContracts,
    private readonly rules: JurisdictionRules,
    private readonly billing: Billing,
    private readonly heirs: HeirsOfDeath,
    private readonly queries: LifeQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    claimId: string,
    expected: ExpectedRowVersion,
    input: RecordDeathRequest,
  ): Promise<DeathResponse> {
    const claim = await this.store.lock(actor, claimId);
    assertVersion(claim.rowVersion, expected);
    assertOfLife(claim);
    assertInput(input);
    const before = await this.before(claimId);
    const contract = await this.contracts.on(actor, claim.policyId, claim.lossOn);
    const designationId = contract.designation?.id ?? null;
    if (before && before.designationId !== designationId) throw claimsError('claims.other-designation');
    await this.assertCertificate(claimId, input.certificateId ?? null);

    const terms = claim.terms ?? [];
    const statedFace = before?.statedFace ?? faceOf(terms);
    const adjusted = await this.adjusted(actor, claim, input);
    const periods = await this.periods(claim, contract);
    const reasons = reviewReasons(input.manner, periods);
    const review = reviewAfter(before && { review: before.review, reasons: before.reviewReasons }, reasons);
    const unpaid = input.unpaidPremium ?? (await this.billing.summary(claim.policyId))?.pastDue ?? '0.00';
    const known = {
      manner: input.manner,
      periods: json(periods),
      review,
      reviewReasons: json(reasons),
      certificateId: input.certificateId ?? null,
      adjustedFace: adjusted?.amount ?? null,
      adjustedBecause: adjusted?.because ?? null,
      unpaidPremium: unpaid,
      interestPercent: input.interestPercent ?? null,
      interestSource: input.interestSource ?? null,
      ...(review !== before?.review && { finding: null, foundBy: null, foundAt: null }),
    };
    if (before) await this.change(claimId, known);
    else {
      const { issuedOn, reinstatedOn } = contract;
      const row = { ...known, claimId, designationId, issuedOn, reinstatedOn, statedFace };
      await over(this.em, ClaimDeath)
        .insertInto('ClaimDeath')
        .values({ ...row, recordedBy: actor.id })
        .execute();
      await this.heirs.enter(claim, contract.designation?.beneficiaries ?? []);
    }
    await this.store.change(claim, { terms: json(withFace(terms, adjusted?.amount ?? statedFace)) });
    await this.audit.record(actor, {
      action: 'claims.death-recorded',
      resourceType: 'claim',
      resourceId: claimId,
      changes: {
        manner: input.manner,
        review,
        reviewReasons: reasons,
        certificateId: known.certificateId,
        adjustedFace: known.adjustedFace,
        unpaidPremium: unpaid,
      },
    });
    return this.queries.of(actor, claimId);
  }

  private async before(claimId: string): Promise<Before | null> {
    const row = await over(this.em, ClaimDeath)
      .selectFrom('ClaimDeath')
      .select(['designationId', 'review', 'reviewReasons', 'statedFace'])
      .where('claimId', '=', claimId)
      .executeTakeFirst();
    return row ?? null;
  }

  private async change(claimId: string, known: object): Promise<void> {
    await over(this.em, ClaimDeath)
      .updateTable('ClaimDeath')
      .set((row) => ({ ...known, rowVersion: row('rowVersion', '+', 1) }))
      .where('claimId', '=', claimId)
      .execute();
  }

  private async assertCertificate(claimId: string, id: string | null): Promise<void> {
    if (id === null) return;
    const found = await over(this.em, ClaimDocument)
      .selectFrom('ClaimDocument')
      .select('id')
      .where((file) => file.and({ id, claimId, kind: 'death_certificate' }))
      .executeTakeFirst();
    if (!found)
      throw invalid({
        pointer: '/certificateId',
        detail: 'is no death certificate among the files of the claim',
      });
  }

  private async periods(claim: LifeClaim, contract: LifeContractView): Promise<readonly DeathPeriod[]> {
    const since = contract.reinstatedOn ?? contract.issuedOn;
    const asked = { state: claim.state, productType: 'life', kind: 'life_period' } as const;
    const laws = await this.rules.on(asked, since);
    return PERIODS.map((kind) => {
      const law = laws.find(({ key }) => key === kind);
      return periodOf(
        kind,
        since,
        claim.lossOn,
        law ? { months: Number(law.value['months']), citation: law.citation } : null,
      );
    });
  }

  private async adjusted(
    actor: Actor,
    { policyId, lossOn }: LifeClaim,
    { misstated = null, adjustedFace = null }: RecordDeathRequest,
  ): Promise<{ readonly amount: string; readonly because: string } | null> {
    if (misstated === null) return null;
    const truth = Object.entries(asGiven(misstated)).map(([name, value]) => `${name} ${value}`);
    const bought = await this.contracts.faceAtTruth(actor, policyId, lossOn, misstated);
    const because = `In truth ${truth.join(', ')}: `;
    if (bought) return { amount: bought.toString(), because: `${because}what the premium would have bought` };
    if (adjustedFace === null)
      throw claimsError('claims.face-unknown', {
        errors: [{ pointer: '/adjustedFace', detail: 'is required: the manual gives none exactly' }],
      });
    return { amount: adjustedFace, because: `${because}as entered, the manual giving none exactly` };
  }
}

/** Under a policy that covers the death. */
function assertOfLife(claim: LockedClaim): asserts claim is LifeClaim {
  assertWorkedOn(claim);
  if (claim.productType !== null && claim.productType !== 'life') throw claimsError('claims.not-of-life');
  assertCovered(claim, claim.terms?.[0]?.code ?? '');
}

function assertInput({ misstated, adjustedFace, interestPercent, interestSource }: RecordDeathRequest): void {
  if (adjustedFace && !misstated)
    throw invalid({ pointer: '/adjustedFace', detail: 'is for an insured whose age or sex was misstated' });
  if (misstated && Object.keys(asGiven(misstated)).length === 0)
    throw invalid({ pointer: '/misstated', detail: 'must say what was misstated' });
  if ((interestPercent ?? null) === null && (interestSource ?? null) === null) return;
  if (!interestPercent || !interestSource)
    throw invalid({ pointer: '/interestSource', detail: 'must come with interestPercent, and that with it' });
}

function invalid(fault: FieldFault): Error {
  return claimsError('claims.death-invalid', { errors: [fault] });
}
