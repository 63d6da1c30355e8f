import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { EndingTerms } from '../renew/ending-terms.store.js';
import { RenewalsOfTerms } from './renewals-of-terms.js';
import { NonRenewalPlanner } from './plan-non-renewal.js';
import type { NonRenewalPreviewRequest, NonRenewalPreviewResponse } from './non-renewals.dto.js';

/** Until when the notice of a non-renewal would have to be mailed, and by which law; nothing is kept. */
@Injectable()
export class PreviewNonRenewal {
  constructor(
    private readonly terms: EndingTerms,
    private readonly renewals: RenewalsOfTerms,
    private readonly planner: NonRenewalPlanner,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, input: NonRenewalPreviewRequest): Promise<NonRenewalPreviewResponse> {
    const term = await this.terms.read(actor, id);
    const today = this.clock.today(term.timeZone);
    const { nonRenewal, law } = await this.planner.plan(actor, term, input, today);
    const { requestedBy, reason, noticeDays, noticeCitation, mailBy } = nonRenewal;
    return {
      policyVersion: term.rowVersion,
      expirationDate: term.expirationDate,
      requestedBy,
      reason,
      noticeDays,
      noticeCitation,
      mailBy,
      isExplanationOwed: law.isExplanationOwed,
      isTooLate: mailBy !== null && mailBy < today,
      endsRenewal: await this.renewals.isOpen(id),
    };
  }
}
