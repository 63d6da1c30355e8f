import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { Holds } from '../../underwriting/index.js';
import { Consequences } from '../ledger/consequences.js';
import { PolicyPapers } from '../documents/policy-papers.js';
import { insertCoverages } from '../ledger/ledger-rows.js';
import { firstYearOf } from '../domain/policy-years.js';
import { statusOn } from '../domain/policy-status.js';
import { policyError } from '../policies.errors.js';
import { PoliciesQueries } from '../policies.queries.js';
import { TermCoverages } from '../ledger/term-coverages.js';
import type { PolicyView } from '../policies.view.js';
import type { StoredRenewal, TermToRenew } from './ending-term.js';
import { persistNextTerm } from './next-term.js';
import type { Offer } from './offer.js';
import { isReleased, offerOf } from './offer.js';
import { heldQuestion } from './held-question.js';
import { assertChange, assertInTime, assertRenewable } from './renewals.rules.js';
import { RenewalsStore } from './renewals.store.js';

export interface BindRenewalInput {
  readonly version: number;
  /** How the customer pays; in full unless told. */
  readonly planCode?: string | undefined;
}

/**
 * Turns an accepted renewal into the next term of its contract: policy, ledger entry, charges and parties, the renewal bound,
 * the account that bills it, the declarations, the audit row, all or nothing. The lock of the ending term lets one of many parallel binds through. The price is the
 * offered one, whatever has happened to its edition since.
 */
@Injectable()
export class BindRenewal {
  constructor(
    private readonly em: EntityManager,
    private readonly store: RenewalsStore,
    private readonly holds: Holds,
    private readonly consequences: Consequences,
    private readonly papers: PolicyPapers,
    private readonly coverages: TermCoverages,
    private readonly queries: PoliciesQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, { version, planCode }: BindRenewalInput): Promise<PolicyView> {
    const term = await this.store.lockOf(actor, id);
    const today = this.clock.today(term.timeZone);
    const renewal = assertChange(term, 'bind', version);
    assertRenewable(term, null);
    assertInTime(actor, term, today);
    const offer = await this.offer(term, renewal);
    await this.holds.assertNone(heldQuestion(term, offer, today));
    const ground = await this.papers.ground(actor, { ...term, ...offer });
    const { addressee: named } = ground;
    if (!named) throw policyError('policies.customer-gone');

    const status = statusOn({ ...offer, cancelledOn: null }, today);
    const next = { term, offer, insuredName: named.name, status };
    const { policy, transaction } = await persistNextTerm(this.em, actor, next, this.clock.now());
    await sql`
      update renewals set status = 'bound', reason = null, renewed_policy_id = ${policy.id}, row_version = row_version + 1
       where id = ${id}
    `.execute(this.em.getKysely());
    const nextTerm = {
      ...term,
      ...offer,
      id: policy.id,
      policyNumber: policy.policyNumber,
      insuredName: next.insuredName,
      rated: firstYearOf(offer, 'actual'),
      basis: 'renewal',
      snapshot: offer.risk,
      totalPremium: offer.premium,
      transactionId: transaction.id,
      planCode: planCode ?? null,
      parties: await this.papers.partiesOf(actor, policy.id, offer.effectiveDate),
    } as const;
    const coverages = await this.coverages.of({ ...term, ...offer }, offer.itemIds, ground.edition);
    await this.consequences.ofTerm(actor, nextTerm, ground);
    const begun = { id: transaction.id, effectiveOn: offer.effectiveDate, coverages };
    await insertCoverages(this.em, offer, [begun], this.clock.now());
    await this.audit.record(actor, {
      action: 'policies.renewed',
      resourceType: 'policy',
      resourceId: policy.id,
      changes: {
        policyNumber: policy.policyNumber,
        renews: term.policyNumber,
        renewalId: id,
        totalPremium: offer.premium,
      },
    });
    return this.queries.byId(actor, policy.id);
  }

  private async offer(term: TermToRenew, renewal: StoredRenewal): Promise<Offer> {
    const { rows } = await offerOf(renewal.id).execute(this.em.getKysely());
    const [offer] = rows;
    // One that has lapsed can be bound late only if it was out: priced, and released by whoever had to.
    if (!offer || renewal.offeredAt === null || !isReleased(offer))
      throw policyError('policies.renewal-status', {
        detail: `It is ${renewal.status} and was never offered.`,
        members: { status: renewal.status },
      });
    if (renewal.basedOn !== term.last?.id)
      throw policyError('policies.renewal-stale', {
        detail: `Policy ${term.policyNumber} was changed after its renewal was rated.`,
      });
    return offer;
  }
}
