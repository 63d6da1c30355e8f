import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { assertInTransaction } from '../../platform/writes.js';
import type { AuditEntry } from '../audit/index.js';
import { Audit } from '../audit/index.js';
import type { Business } from '../underwriting/index.js';
import { Underwriting } from '../underwriting/index.js';
import type { RatingFault } from '../rating/index.js';
import { Rating } from '../rating/index.js';
import type { OutgoingOffer } from '../policies/index.js';
import { OfferLetters, hindranceTo, nextTerm, titleOf } from '../policies/index.js';
import { HELD_FAULT, HeldRenewals } from './held-renewals.js';
import type { RenewalTiming } from './domain/renewal-lifecycle.js';
import { referralCodes, statusOfRated } from './domain/renewal-lifecycle.js';
import type { RenewalStatus } from './domain/renewal-status.js';
import type { RatedOffer, TermOnDay } from './renewal-rater.js';
import { RenewalRater } from './renewal-rater.js';
import type { KeptOffer } from './renewal-writes.store.js';
import { saveOffers } from './renewal-writes.store.js';

export interface DueTerm extends TermOnDay {
  readonly timing: RenewalTiming;
}

/**
 * Rates renewals, for the first time or again, and stores them as prepared, referred, offered or blocked; offered ones are
 * sent as a letter. Needs the caller's transaction and the locks of the policies.
 */
@Injectable()
export class PrepareRenewals {
  constructor(
    private readonly em: EntityManager,
    private readonly rater: RenewalRater,
    private readonly rating: Rating,
    private readonly letters: OfferLetters,
    private readonly heldRenewals: HeldRenewals,
    private readonly underwriting: Underwriting,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, due: readonly DueTerm[]): Promise<readonly RenewalStatus[]> {
    assertInTransaction(this.em);
    if (due.length === 0) return [];
    const held = await this.heldRenewals.of(due.map(({ term }) => term));
    const free = due.map((each) => ({
      ...each,
      block: held.has(each.term.id) ? HELD_FAULT : hindranceFault(each),
    }));
    const rated = await this.rater.rate(free.filter(({ block }) => block === null));
    const waiting = rated[Symbol.iterator]();
    const kept = free.map(({ block, ...each }) =>
      this.kept(each, block === null ? (waiting.next().value as RatedOffer) : blockedBy(each, block)),
    );
    await this.keep(actor, kept);
    const waits = kept.flatMap(({ id, term }) => {
      const screening = held.get(term.id);
      return screening ? [{ id, term, screening }] : [];
    });
    await this.heldRenewals.record(actor, waits);
    return kept.map(({ status }) => status);
  }

  private kept({ term, today, timing }: DueTerm, offer: RatedOffer): KeptOffer {
    const { renewal } = term;
    const { rated, fault } = offer;
    const status = rated
      ? statusOfRated(term, renewal, referralCodes(rated.renewal.decision, rated.notCompared), today, timing)
      : 'blocked';
    const isOffered =
      status === 'offered' &&
      (renewal?.status !== 'offered' || renewal.offeredPremium !== rated?.renewal.total);
    return {
      id: renewal?.id ?? newId(),
      term,
      status,
      offer,
      fault,
      worksheetId: rated ? newId() : null,
      ratedOn: today,
      offeredAt: isOffered ? this.clock.now().toISOString() : (renewal?.offeredAt ?? null),
      isOffered,
    };
  }

  private async keep(actor: Actor, kept: readonly KeptOffer[]): Promise<void> {
    for (const { worksheetId, offer } of kept)
      if (worksheetId !== null && offer.rated)
        await this.rating.recordWorksheet(worksheetId, offer.rated.renewal);
    await saveOffers(this.em, kept);
    await this.letters.send(actor, kept.flatMap(outgoing));
    for (const offer of kept) {
      if (isNews(offer)) await this.audit.record(actor, entryOf(offer));
      if (offer.isOffered) await this.recordReport(offer);
    }
  }

  /** Records an offer that depends on a consumer report and gives less than the best terms. */
  private async recordReport(kept: KeptOffer): Promise<void> {
    const { rated } = kept.offer;
    if (rated)
      await this.underwriting.recordReport(reportedBusiness(kept), kept.ratedOn, rated.renewal, null);
  }
}

/** The business that underwriting is told of when a renewal is offered. */
export function reportedBusiness({ id, term }: Pick<KeptOffer, 'id' | 'term'>): Business {
  const { policyNumber: reference, companyCode, customerId, agencyId, productType, state } = term;
  // The next term has no ledger entry yet; until then the id of its offer stands for it.
  const subject = { type: 'policy_transaction', id } as const;
  return { subject, reference, companyCode, customerId, agencyId, productType, state };
}

function outgoing({ term, isOffered, offer }: KeptOffer): readonly OutgoingOffer[] {
  const { next, edition, risk, rated } = offer;
  if (!isOffered || edition === null || risk === null || rated === null) return [];
  const { charges, payments, total } = rated.renewal;
  return [{ term, next, edition, risk, charges, payments, premium: total }];
}

/** False for the daily attempt at a renewal that stays blocked for the same reason, which is not recorded again. */
function isNews({ term: { renewal }, fault }: KeptOffer): boolean {
  return fault === null || renewal?.fault?.code !== fault.code || renewal.fault.detail !== fault.detail;
}

function entryOf({ id, term, status, offer, fault }: KeptOffer): AuditEntry {
  return {
    action: `policies.renewal-${status}`,
    resourceType: 'renewal',
    resourceId: id,
    changes: {
      policyId: term.id,
      policyNumber: term.policyNumber,
      premium: [
        term.renewal?.offeredPremium ?? term.last?.premium ?? null,
        offer.rated?.renewal.total ?? null,
      ],
      ...(fault && { fault: fault.code }),
    },
  };
}

function hindranceFault({ term, today }: TermOnDay): RatingFault | null {
  const code = hindranceTo(term, today);
  return code && { code, pointer: '', detail: titleOf(code) };
}

function blockedBy({ term }: TermOnDay, fault: RatingFault): RatedOffer {
  const next = nextTerm(term.contractBegan, term);
  return { next, risk: null, itemIds: {}, edition: term.renewal?.edition ?? null, rated: null, fault };
}
