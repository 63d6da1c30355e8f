import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { rowsText } from '../../../platform/records.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Money } from '../../../shared/money.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
import { ClaimsStore } from '../claims.store.js';
import { AssessLoss } from '../exposures/assess-loss.js';
import type { ExposureResponse } from '../exposures/exposures.dto.js';
import { ExposuresQueries } from '../exposures/exposures.queries.js';
import { BeneficiaryLetters } from '../letters/beneficiary-letters.js';
import { OpenExposure, assertWorkedOn } from '../exposures/open-exposure.js';
import { assertDeathProven } from './death-proven.js';
import type { ClaimBeneficiaryResponse, DeathResponse, FindOnDeathRequest } from './life.dto.js';
import { ClaimDeath } from './life.entities.js';
import { LifeQueries } from './life.queries.js';
import { EXPOSED } from './life.store.js';

/** Says what was found about a death that is looked into, and divides what it pays. */
@Injectable()
export class SettleDeath {
  constructor(
    private readonly em: EntityManager,
    private readonly store: ClaimsStore,
    private readonly opening: OpenExposure,
    private readonly assessing: AssessLoss,
    private readonly exposures: ExposuresQueries,
    private readonly letters: BeneficiaryLetters,
    private readonly queries: LifeQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async find(
    actor: Actor,
    claimId: string,
    expected: ExpectedRowVersion,
    { finding, reason }: FindOnDeathRequest,
  ): Promise<DeathResponse> {
    const claim = await this.store.lock(actor, claimId);
    assertVersion(claim.rowVersion, expected);
    assertWorkedOn(claim);
    const { review } = await this.queries.of(actor, claimId);
    if (review === 'none') throw claimsError('claims.nothing-to-review');
    await over(this.em, ClaimDeath)
      .updateTable('ClaimDeath')
      .set((row) => ({
        review: finding,
        finding: reason,
        foundBy: actor.id,
        foundAt: this.clock.now(),
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('claimId', '=', claimId)
      .execute();
    await this.store.change(claim);
    await this.audit.note(actor, ['claim', claimId], 'claims.death-reviewed', {
      review: [review, finding],
      reason,
    });
    return this.queries.of(actor, claimId);
  }

  /** An exposure for each beneficiary who is to be paid, with the share as its loss. Repeated, it follows what has changed. */
  @Transactional()
  async run(actor: Actor, claimId: string, expected: ExpectedRowVersion): Promise<DeathResponse> {
    const claim = await this.store.lock(actor, claimId);
    assertVersion(claim.rowVersion, expected);
    assertWorkedOn(claim);
    const death = await this.queries.of(actor, claimId);
    assertDeathProven(death);
    const { exposures } = await this.exposures.ofClaim(actor, claimId);
    const opened: { readonly id: string; readonly exposureId: string }[] = [];
    const told: ClaimBeneficiaryResponse[] = [];
    for (const [index, heir] of death.beneficiaries.entries()) {
      const open = exposures.find(({ id }) => id === heir.exposureId);
      const isPaid = heir.standing === 'entitled' && !Money.parse(heir.amount).isZero;
      if (isPaid && open?.lossAmount !== heir.amount) told.push(heir);
      if (open) await this.follow(actor, claim, open, isPaid ? heir.amount : '0.00');
      else if (isPaid) opened.push({ id: heir.id, exposureId: await this.open(actor, claim, heir, index) });
    }
    if (opened.length > 0) await EXPOSED.send(this.em, { rows: rowsText(opened) });
    await this.letters.share(actor, claim, death, told);
    await this.store.change(claim);
    await this.audit.note(actor, ['claim', claimId], 'claims.death-settled', { benefit: death.benefit });
    return this.queries.of(actor, claimId);
  }

  private async open(
    actor: Actor,
    claim: LockedClaim,
    { name, contactId, amount }: ClaimBeneficiaryResponse,
    index: number,
  ): Promise<string> {
    if (contactId === null)
      throw claimsError('claims.payee-unknown', {
        errors: [{ pointer: `/beneficiaries/${index}/contactId`, detail: `of ${name} is required` }],
      });
    const description = `Share of ${name}`;
    const incident = await this.opening.incident(actor, claim.id, { kind: 'death', description });
    const exposure = await this.opening.run(actor, claim.id, {
      incidentId: incident.id,
      coverage: claim.terms?.[0]?.code ?? '',
      itemId: claim.terms?.[0]?.itemId ?? null,
      claimantId: contactId,
    });
    await this.assessing.run(actor, claim.id, exposure.id, 'any', { lossAmount: amount });
    return exposure.id;
  }

  /** What was paid or promised already cannot become less. */
  private async follow(
    actor: Actor,
    claim: LockedClaim,
    { id, lossAmount, lines }: ExposureResponse,
    amount: string,
  ): Promise<void> {
    if (lossAmount === amount) return;
    const ofLoss = lines.filter(({ costType }) => costType === 'loss');
    const taken = Money.sum(ofLoss.map(({ paid, held }) => Money.parse(paid).plus(Money.parse(held))));
    if (taken.compare(Money.parse(amount)) > 0) throw claimsError('claims.payments-made');
    await this.assessing.run(actor, claim.id, id, 'any', { lossAmount: amount });
  }
}
