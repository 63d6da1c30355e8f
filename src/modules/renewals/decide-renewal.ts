import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { json } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import { Audit } from '../audit/index.js';
import { Underwriting } from '../underwriting/index.js';
import { Rating } from '../rating/index.js';
import { AuthorizeRenewal } from './authorize-renewal.js';
import type { RenewalStatus } from './domain/renewal-status.js';
import { referralCodes, statusOfRated } from './domain/renewal-lifecycle.js';
import { HeldRenewals } from './held-renewals.js';
import { preparedOffer } from './offer.js';
import { reportedBusiness } from './prepare-renewals.js';
import { Renewal } from './renewal.entity.js';
import { RenewalTimings } from './renewal-timings.js';
import { RenewalsQueries } from './renewals.queries.js';
import { OfferLetters, assertRenewable } from '../policies/index.js';
import { assertChange } from './renewals.rules.js';
import type { StoredRenewal, TermToRenew } from './renewals.store.js';
import { RenewalsStore } from './renewals.store.js';
import type { DecideRenewalRequest, RenewalResponse } from './renewals.dto.js';

interface Decided {
  readonly status: RenewalStatus;
  readonly approvedCodes: readonly string[];
  readonly offeredAt: string | null;
}

/**
 * Decisions that people make about a renewal before it is bound. An underwriter who approves a referral answers for its
 * present reasons, within their authority. Reasons to decline take no authority: without a timely non-renewal, the law makes
 * the insurer renew.
 */
@Injectable()
export class DecideRenewal {
  constructor(
    private readonly em: EntityManager,
    private readonly store: RenewalsStore,
    private readonly timings: RenewalTimings,
    private readonly authority: AuthorizeRenewal,
    private readonly letters: OfferLetters,
    private readonly heldRenewals: HeldRenewals,
    private readonly rating: Rating,
    private readonly underwriting: Underwriting,
    private readonly queries: RenewalsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async approve(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    decision: DecideRenewalRequest,
  ): Promise<RenewalResponse> {
    const term = await this.store.lockOf(actor, id);
    const renewal = assertChange(term, 'approve', expected);
    const today = this.clock.today(term.timeZone);
    assertRenewable(term, today);
    await this.heldRenewals.assertNot(actor, id, term);
    const seen = await this.queries.byId(actor, id);
    const { underwriting, notCompared } = seen;
    await this.authority.assertMay(actor, term, seen, today);
    const codes = referralCodes(underwriting ?? { outcome: 'accept', reasons: [] }, notCompared);
    const approved = { ...renewal, approvedCodes: [...new Set([...renewal.approvedCodes, ...codes])] };
    const timing = (await this.timings.today()).of(term);
    const status = statusOfRated(term, approved, codes, today, timing);
    const offeredAt = status === 'offered' ? this.clock.now().toISOString() : null;
    if (status === 'offered') {
      await this.sendLetter(actor, term, renewal);
      await this.recordReport(seen, term, today);
    }
    return this.record(actor, id, 'approved', decision, { ...approved, status, offeredAt });
  }

  /** Records that the insured does not want the renewal. */
  @Transactional()
  async withdraw(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    decision: DecideRenewalRequest,
  ): Promise<RenewalResponse> {
    const term = await this.store.lockOf(actor, id);
    const renewal = assertChange(term, 'withdraw', expected);
    await this.letters.withdraw([term.id]);
    return this.record(actor, id, 'withdrawn', decision, { ...renewal, status: 'withdrawn' });
  }

  private async sendLetter(actor: Actor, term: TermToRenew, { id }: StoredRenewal): Promise<void> {
    const offer = await preparedOffer(this.em, id);
    if (offer) await this.letters.send(actor, [{ ...offer, term, next: offer }]);
  }

  private async recordReport(
    { id, worksheetId }: RenewalResponse,
    term: TermToRenew,
    today: CalendarDate,
  ): Promise<void> {
    if (worksheetId === null) return;
    const recorded = await this.rating.recorded(worksheetId);
    const rated = { ...recorded, decision: recorded.worksheet.decision };
    await this.underwriting.recordReport(reportedBusiness({ id, term }), today, rated, null);
  }

  private async record(
    actor: Actor,
    id: string,
    verb: 'approved' | 'withdrawn',
    { reason }: DecideRenewalRequest,
    { status, approvedCodes, offeredAt }: Decided,
  ): Promise<RenewalResponse> {
    await over(this.em, Renewal)
      .updateTable('Renewal')
      .set((row) => ({
        status,
        fault: null,
        approvedCodes: json(approvedCodes),
        offeredAt: offeredAt === null ? null : new Date(offeredAt),
        decidedBy: actor.id,
        decidedAt: this.clock.now(),
        reason,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await this.audit.record(actor, {
      action: `policies.renewal-${verb}`,
      resourceType: 'renewal',
      resourceId: id,
      changes: { status, reason },
    });
    return this.queries.byId(actor, id);
  }
}
