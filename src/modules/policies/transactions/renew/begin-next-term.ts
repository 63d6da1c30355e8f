import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { Audit } from '../../../audit/index.js';
import { PolicyDocuments } from '../../documents/policy-documents.js';
import { statusOn } from '../../domain/policy-status.js';
import { firstYearOf } from '../../domain/policy-years.js';
import { Consequences } from '../../ledger/consequences.js';
import { insertCoverages } from '../../ledger/ledger-rows.store.js';
import { TermCoverages } from '../../ledger/term-coverages.js';
import { policyError } from '../../policies.errors.js';
import type { EndingTerm } from './ending-term.queries.js';
import type { AcceptedOffer } from './next-term.js';
import { persistNextTerm } from './next-term.js';

/**
 * Begins the next term of a contract on an offer that was accepted: policy, ledger entry, charges and parties, the account that
 * bills it, the declarations, the audit row. In the caller's transaction, under the lock of the term that ends.
 */
@Injectable()
export class BeginNextTerm {
  constructor(
    private readonly em: EntityManager,
    private readonly consequences: Consequences,
    private readonly policyDocuments: PolicyDocuments,
    private readonly coverages: TermCoverages,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The id of the policy that is the next term. */
  async run(
    actor: Actor,
    term: EndingTerm,
    offer: AcceptedOffer,
    planCode: string | null,
    today: string,
  ): Promise<string> {
    const context = await this.policyDocuments.context(actor, { ...term, ...offer });
    const { addressee: named } = context;
    if (!named) throw policyError('policies.customer-gone');

    const status = statusOn({ ...offer, cancelledOn: null }, today);
    const next = { term, offer, insuredName: named.name, status };
    const { policy, transaction } = await persistNextTerm(this.em, actor, next, this.clock.now());
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
      planCode,
      parties: await this.policyDocuments.partiesOf(actor, policy.id, offer.effectiveDate),
    } as const;
    const coverages = await this.coverages.of({ ...term, ...offer }, offer.itemIds, context.edition);
    await this.consequences.ofTerm(actor, nextTerm, context);
    const begun = { id: transaction.id, effectiveOn: offer.effectiveDate, coverages };
    await insertCoverages(this.em, offer, [begun], this.clock.now());
    await this.audit.record(actor, {
      action: 'policies.renewed',
      resourceType: 'policy',
      resourceId: policy.id,
      changes: {
        policyNumber: policy.policyNumber,
        renews: term.policyNumber,
        renewalId: offer.id,
        totalPremium: offer.premium,
      },
    });
    return policy.id;
  }
}
