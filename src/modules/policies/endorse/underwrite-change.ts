import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { isStaff } from '../../../shared/agency.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
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

  /** Throws unless whoever binds a referred change may approve it, or approvals of the term still speak for it. */
  async assertAuthorised(
    actor: Actor,
    { term, entries }: Ledger,
    { rated, decision }: EndorsementPlan,
    booked: readonly BookedEntry[],
    today: CalendarDate,
  ): Promise<void> {
    const id = booked.find(({ kind }) => kind === 'endorsement')?.id;
    if (decision.outcome === 'accept' || !rated || id === undefined) return;
    const { policyNumber: reference, companyCode, quoteId, customerId, agencyId, productType, state } = term;
    const subject = { type: 'policy_transaction', id } as const;
    const business = { subject, reference, companyCode, customerId, agencyId, productType, state, today };
    const earlier = entries.map((entry) => ({ type: 'policy_transaction', id: entry.id }) as const);
    const quoted = quoteId === null ? [] : [{ type: 'quote', id: quoteId } as const];
    const open = await this.underwriting.authorise(
      actor,
      { ...business, earlier: [...quoted, ...earlier], isNewTerm: false },
      { ...rated, decision },
    );
    if (open.length === 0) return;
    // Agents are not told which rule it was.
    const detail = `It takes an authority over: ${open.join(', ')}`;
    throw policyError('policies.change-referred', isStaff(actor) ? { detail } : {});
  }
}
