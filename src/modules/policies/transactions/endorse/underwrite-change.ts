import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../shared/actor.js';
import { isStaff } from '../../../../shared/agency.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { BusinessToUnderwrite, ReferralStatus } from '../../../underwriting/index.js';
import { Moratoria, Underwriting } from '../../../underwriting/index.js';
import type { UnderwritingDecision } from '../../../rating/index.js';
import type { BookedEntry, Ledger } from '../../ledger/ledger.store.js';
import { policyError } from '../../policies.errors.js';
import type { EndorsementPlan } from './plan-endorsement.js';

/** The part of underwriting in a change. */
@Injectable()
export class UnderwriteChange {
  constructor(
    private readonly moratoria: Moratoria,
    private readonly underwriting: Underwriting,
  ) {}

  /** Throws while a moratorium stops changes where the risk is, or where it goes. */
  async assertNoMoratorium(
    { term, entries }: Ledger,
    { bookings }: EndorsementPlan,
    effectiveDate: CalendarDate,
    today: CalendarDate,
  ): Promise<void> {
    const { state, productType } = term;
    const places = [...entries, ...bookings].flatMap(({ snapshot: { zipCode } }) =>
      typeof zipCode === 'string' ? [zipCode] : [],
    );
    for (const zipCode of new Set([places.at(0), places.at(-1)])) {
      const held = { state, productType, transaction: 'endorse', effectiveDate, today } as const;
      if (zipCode !== undefined) await this.moratoria.assertNone({ ...held, zipCode });
    }
  }

  /** Throws unless whoever binds a referred change may approve it, or what was approved before speaks for it. */
  async assertAuthorized(
    actor: Actor,
    ledger: Ledger,
    { rated, decision }: EndorsementPlan,
    booked: readonly BookedEntry[],
    { today, referralId }: { readonly today: CalendarDate; readonly referralId: string | undefined },
  ): Promise<void> {
    const referral = await this.referralOf(ledger, decision, referralId);
    const id = booked.find(({ kind }) => kind === 'endorsement')?.id;
    if (decision.outcome === 'accept' || !rated || id === undefined) return;
    const business = { ...businessOf(ledger, id, today), referralId };
    const open = await this.underwriting.authorize(actor, business, { ...rated, decision });
    if (open.length === 0) return;
    throw notApproved(actor, ledger.term.id, open, referral);
  }

  /** Records an adverse action where a consumer report with new contents made the change more expensive. */
  async recordReport(
    ledger: Ledger,
    { rated, ratedBefore }: EndorsementPlan,
    booked: readonly BookedEntry[],
    today: CalendarDate,
  ): Promise<void> {
    const id = booked.find(({ kind }) => kind === 'endorsement')?.id;
    if (!rated || !ratedBefore || id === undefined) return;
    await this.underwriting.recordReport(businessOf(ledger, id, today), today, rated, ratedBefore);
  }

  /** The referral that the change names, which must be one of this policy and of a change that needs one. */
  private async referralOf(
    { term }: Ledger,
    { outcome }: UnderwritingDecision,
    id: string | undefined,
  ): Promise<NamedReferral | null> {
    if (id === undefined) return null;
    const status = await this.underwriting.referral(id, term.policyNumber);
    if (status !== null && outcome !== 'accept') return { id, status };
    const detail =
      status === null
        ? 'is no referral of a change of this policy'
        : 'must be left out: underwriting has nothing against this change';
    throw policyError('policies.referral-invalid', { errors: [{ pointer: '/referralId', detail }] });
  }

  /** Puts a change before underwriters under an id of its own. */
  async refer(
    actor: Actor,
    ledger: Ledger,
    { rated, decision }: EndorsementPlan,
    id: string,
    today: CalendarDate,
  ): Promise<ReferralStatus> {
    if (decision.outcome === 'accept' || !rated) throw policyError('policies.nothing-to-refer');
    return this.underwriting.refer(actor, businessOf(ledger, id, today), { ...rated, decision });
  }
}

interface NamedReferral {
  readonly id: string;
  readonly status: ReferralStatus;
}

const STANDING: Readonly<Record<ReferralStatus, (id: string) => string>> = {
  open: (id) => `Underwriters have not decided referral ${id} yet.`,
  approved: (id) =>
    `Underwriters have approved referral ${id} for another change than this, for one that is bound already, or until a day that has passed: refer this one anew.`,
  declined: (id) => `Underwriters have declined referral ${id}.`,
  withdrawn: (id) => `Referral ${id} was withdrawn: refer the change anew.`,
};

/** The error says what to do next. Agents are not told which rule it was. */
function notApproved(
  actor: Actor,
  policyId: string,
  open: readonly string[],
  referral: NamedReferral | null,
): Error {
  const next = referral
    ? STANDING[referral.status](referral.id)
    : `Put the change before them at /policies/${policyId}/endorsements/referrals, and bind it with the referralId once they have approved it.`;
  const detail = isStaff(actor) ? `It takes an authority over: ${open.join(', ')}. ${next}` : next;
  const fault = referral
    ? `names a referral that is ${referral.status} and does not speak for it`
    : 'is required';
  return policyError('policies.change-referred', {
    detail,
    errors: [{ pointer: '/referralId', detail: fault }],
    members: referral ? { referralId: referral.id, referralStatus: referral.status } : {},
  });
}

function businessOf({ term, entries }: Ledger, id: string, today: CalendarDate): BusinessToUnderwrite {
  const { policyNumber: reference, quoteId, companyCode, customerId, agencyId, productType, state } = term;
  const booked = entries.map((entry) => ({ type: 'policy_transaction', id: entry.id }) as const);
  const quoted = quoteId === null ? [] : [{ type: 'quote', id: quoteId } as const];
  return {
    subject: { type: 'policy_transaction', id },
    reference,
    companyCode,
    customerId,
    agencyId,
    productType,
    state,
    today,
    earlier: [...quoted, ...booked],
    isNewTerm: false,
  };
}
