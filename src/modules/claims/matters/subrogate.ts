import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import { send } from '../../../platform/writes.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { ClaimsStore } from '../claims.store.js';
import { ClaimLedgerStore } from '../ledger/ledger.store.js';
import { OFFICE } from '../time-zones.js';
import { Counterparties } from './counterparties.js';
import { demandOf } from './demand.js';
import type { OpenSubrogationRequest, SubrogationResponse } from './matters.dto.js';
import { ClaimSubrogation } from './matters.entities.js';
import { MattersQueries } from './matters.queries.js';

/** Asks back, in the place of the insured, from whoever is liable. What comes back is booked as a recovery on the ledger. */
@Injectable()
export class Subrogate {
  constructor(
    private readonly em: EntityManager,
    private readonly claims: ClaimsStore,
    private readonly ledgers: ClaimLedgerStore,
    private readonly queries: MattersQueries,
    private readonly counterparties: Counterparties,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async open(actor: Actor, claimId: string, input: OpenSubrogationRequest): Promise<SubrogationResponse> {
    const claim = await this.claims.lock(actor, claimId);
    const { againstId, liabilityPercent, isNamesake = false } = input;
    await this.counterparties.assertMayBeAsked(actor, claim, againstId, isNamesake);
    const { items } = await this.queries.subrogations(actor, claimId);
    const id = newId();
    const sequence = items.length + 1;
    await over(this.em, ClaimSubrogation)
      .insertInto('ClaimSubrogation')
      .values({ id, claimId, sequence, againstId, liabilityPercent, isNamesake, createdBy: actor.id })
      .execute();
    await this.audit.note(actor, ['claim', claimId], 'claims.subrogation-opened', {
      subrogationId: id,
      contactId: againstId,
      isNamesake,
    });
    return this.queries.subrogation(id);
  }

  /** The demand is what the ledger says today; a later one takes its place. */
  @Transactional()
  async demand(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<SubrogationResponse> {
    const { claimId } = await this.queries.subrogation(id);
    const today = this.clock.today(OFFICE);
    const { claim, ledger } = await this.ledgers.open(actor, claimId, today, true);
    const found = await this.still(id, expected);
    // What is known of the policy, the day of the loss and names may have changed since it was opened.
    await this.counterparties.assertMayBeAsked(actor, claim, found.againstId, found.isNamesake);
    const { paid, deductible } = demandOf(ledger);
    if (paid.isZero) throw claimsError('claims.nothing-to-demand');
    await this.set(found, {
      status: 'demanded',
      demandedOn: today,
      demandedPaid: paid.toString(),
      demandedDeductible: deductible.toString(),
    });
    const answer = await this.queries.subrogation(id);
    await this.audit.note(actor, ['claim', claimId], 'claims.subrogation-demanded', {
      subrogationId: id,
      amount: answer.demand,
    });
    return answer;
  }

  @Transactional()
  async close(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    reason: string,
  ): Promise<SubrogationResponse> {
    const { claimId } = await this.queries.subrogation(id);
    await this.claims.lock(actor, claimId);
    const found = await this.still(id, expected);
    await this.set(found, { status: 'closed', endReason: reason });
    await this.audit.note(actor, ['claim', claimId], 'claims.subrogation-closed', {
      subrogationId: id,
      reason,
    });
    return this.queries.subrogation(id);
  }

  private async still(id: string, expected: ExpectedRowVersion): Promise<SubrogationResponse> {
    const found = await this.queries.lockSubrogation(id);
    assertVersion(found.rowVersion, expected);
    if (found.status === 'closed') throw claimsError('claims.matter-ended');
    return found;
  }

  private set(
    { id, rowVersion }: SubrogationResponse,
    change: Readonly<Record<string, string>>,
  ): Promise<void> {
    return send(
      this.em,
      over(this.em, ClaimSubrogation)
        .updateTable('ClaimSubrogation')
        .set({ ...change, rowVersion: rowVersion + 1 })
        .where('id', '=', id),
    );
  }
}
