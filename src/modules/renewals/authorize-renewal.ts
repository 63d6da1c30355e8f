import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { newId } from '../../shared/ids.js';
import type { BusinessToUnderwrite } from '../underwriting/index.js';
import { Underwriting } from '../underwriting/index.js';
import { Rating } from '../rating/index.js';
import { renewalError } from './renewals.errors.js';
import type { TermToRenew } from './renewals.store.js';
import type { RenewalResponse } from './renewals.dto.js';

/** Checks that somebody holds the authority for everything that refers a renewal. */
@Injectable()
export class AuthorizeRenewal {
  constructor(
    private readonly underwriting: Underwriting,
    private readonly rating: Rating,
  ) {}

  /**
   * Throws unless the actor has the authority over every rule that refers the renewal, up to the value that the rule
   * measured. A job has raised the referral, so any person who decides is a second pair of eyes.
   */
  async assertMay(
    actor: Actor,
    term: TermToRenew,
    { underwriting, worksheetId }: Pick<RenewalResponse, 'underwriting' | 'worksheetId'>,
    today: CalendarDate,
  ): Promise<void> {
    const reasons = underwriting?.reasons.filter(({ outcome }) => outcome === 'refer') ?? [];
    if (reasons.length === 0 || worksheetId === null) return;
    const { policyNumber: reference, customerId, agencyId, companyCode, productType, state, last } = term;
    const business: BusinessToUnderwrite = {
      subject: { type: 'policy_transaction', id: newId() },
      reference,
      companyCode,
      customerId,
      agencyId,
      productType,
      state,
      today,
      earlier: last === null ? [] : [{ type: 'policy_transaction', id: last.id }],
      isNewTerm: true,
      raisedBy: null,
    };
    const rated = await this.rating.recorded(worksheetId);
    const decision = { outcome: 'refer', reasons } as const;
    const open = await this.underwriting.authorize(actor, business, { ...rated, decision });
    if (open.length === 0) return;
    throw renewalError('policies.renewal-authority', {
      detail: `It takes an authority over: ${open.join(', ')}`,
    });
  }
}
