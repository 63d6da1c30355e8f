import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { isStaff } from '../../../shared/agency.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { BusinessToUnderwrite, ReferralStatus } from '../../quoting/index.js';
import { Holds, Underwriting } from '../../quoting/index.js';
import type { BookedEntry, Ledger } from '../ledger.store.js';
import { policyError } from '../policies.errors.js';
import type { EndorsementPlan } from './plan-endorsement.js';

/** What underwriting has to say before a change is bound. */
@Injectable()
export class UnderwriteChange {
  constructor(
    private readonly holds: Holds,
    private readonly underwriting: Underwriting,
  ) {}

  /** Throws while a moratorium stops changes where the risk is, or where it goes. */
  async assertNotHeld(
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
      if (zipCode !== undefined) await this.holds.assertNone({ ...held, zipCode });
    }
  }

  /** Throws unless whoever binds a referred change may approve it, or what was approved before speaks for it. */
  async assertAuthorised(
    actor: Actor,
    ledger: Ledger,
    { rated, decision }: EndorsementPlan,
    booked: readonly BookedEntry[],
    { today, referralId }: { readonly today: CalendarDate; readonly referralId: string | undefined },
  ): Promise<void> {
    const id = booked.find(({ kind }) => kind === 'endorsement')?.id;
    if (decision.outcome === 'accept' || !rated || id === undefined) return;
    const business = { ...businessOf(ledger, id, today), referralId };
    const open = await this.underwriting.authorise(actor, business, { ...rated, decision });
    if (open.length === 0) return;
    // Agents are not told which rule it was.
    const detail = `It takes an authority over: ${open.join(', ')}`;
    throw policyError('policies.change-referred', isStaff(actor) ? { detail } : {});
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
