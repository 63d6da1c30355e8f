import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { CoverView } from './cover.view.js';
import { PartiesQueries } from './parties/parties.queries.js';
import { PoliciesQueries } from './policies.queries.js';
import type { PolicyResponse } from './policies.dto.js';

/** Policies as other rooms see them. Each call throws policies.policy-not-found for what the actor does not see. */
@Injectable()
export class Policies {
  constructor(
    private readonly queries: PoliciesQueries,
    private readonly parties: PartiesQueries,
  ) {}

  /** The policy as it stands today. */
  read(actor: Actor, id: string): Promise<PolicyResponse> {
    return this.queries.byId(actor, id);
  }

  /**
   * What a policy promises on a day, as it was known at a moment or as it is known now. Before its first day, from its
   * expiration on, and after a cancellation or within a lapse there is no cover, and the answer says why.
   */
  async coverOn(actor: Actor, id: string, on: CalendarDate, knownAt?: string): Promise<CoverView> {
    const { policy, status } = await this.queries.onDay(actor, id, { effectiveOn: on, knownAt });
    const { notCoveredReason, coverages, items, risk } = policy;
    const promised =
      notCoveredReason === null
        ? { coverages, items, risk, parties: await this.parties.onDay(actor, id, on, knownAt) }
        : null;
    return {
      id,
      policyNumber: policy.policyNumber,
      contractNumber: policy.contractNumber,
      termNumber: policy.termNumber,
      customerId: policy.customerId,
      insuredName: policy.insuredName,
      agencyId: policy.agencyId,
      productType: policy.productType,
      state: policy.state,
      companyCode: policy.companyCode,
      effectiveDate: policy.effectiveDate,
      expirationDate: policy.expirationDate,
      timeZone: policy.timeZone,
      on,
      knownAt: policy.knownAt,
      status,
      notCoveredReason,
      promised,
    };
  }
}
