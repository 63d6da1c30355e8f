import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { CoverView } from './cover.view.js';
import type { PolicyInLetter } from './documents/policy-documents.js';
import { PolicyDocuments } from './documents/policy-documents.js';
import type { Letter } from './documents/policy-document-data.js';
import { PartiesQueries } from './parties/parties.queries.js';
import { PoliciesQueries } from './policies.queries.js';
import type { PolicyResponse } from './policies.dto.js';
import { Rating } from '../rating/index.js';
import { NoLossStatements } from './transactions/reinstate/no-loss-statements.store.js';
import type { NoLossStatementResponse } from './transactions/reinstate/reinstatements.dto.js';
import type { LossClue, PolicyOfLoss } from './search/policies-of-loss.queries.js';
import { PoliciesOfLoss } from './search/policies-of-loss.queries.js';
import { PolicySearchQueries } from './search/search.queries.js';

/**
 * Policies as other rooms see them. Each call throws policies.policy-not-found for what the actor does not see.
 *
 * `coverOn()` is what a policy promises on a day, for whoever judges a loss: coverages, items with ids, parties; a day without cover has
 * none, never those of the nearest day. `ofLoss()` finds the policies that a loss may be under.
 */
@Injectable()
export class Policies {
  constructor(
    private readonly queries: PoliciesQueries,
    private readonly parties: PartiesQueries,
    private readonly losses: PoliciesOfLoss,
    private readonly papers: PolicyDocuments,
    private readonly rating: Rating,
    private readonly statements: NoLossStatements,
    private readonly searching: PolicySearchQueries,
  ) {}

  /** Policies that a loss may be under, by what its reporter says of them; those with a term on its day first, at most ten. */
  ofLoss(actor: Actor, clue: LossClue): Promise<readonly PolicyOfLoss[]> {
    return this.losses.find(actor, clue);
  }

  /** Sender, addressee and subject of a letter about the policy. */
  letter(actor: Actor, policy: PolicyInLetter): Promise<Letter> {
    return this.papers.opening(actor, policy);
  }

  /** The newest policy of a customer among those that the actor may see; null where there is none. */
  async newestOf(actor: Actor, customerId: string): Promise<string | null> {
    const { items } = await this.searching.search(actor, { customerId, limit: 1, after: null });
    return items[0]?.id ?? null;
  }

  /** The policy as it stands today. */
  read(actor: Actor, id: string): Promise<PolicyResponse> {
    return this.queries.byId(actor, id);
  }

  /** Signed statements that nothing happened on a day. Whether the actor may see the policy is the caller's question. */
  noLossStatements(id: string, day: CalendarDate): Promise<readonly NoLossStatementResponse[]> {
    return this.statements.of(id, day);
  }

  /**
   * What a policy promises on a day, as it was known at a moment or as it is known now. Before its first day, from its
   * expiration on, and after a cancellation or within a lapse there is no cover, and the answer says why.
   */
  async coverOn(actor: Actor, id: string, on: CalendarDate, knownAt?: string): Promise<CoverView> {
    const [{ policy, status, segmentId, edition }, parties] = await Promise.all([
      this.queries.onDay(actor, id, { effectiveOn: on, knownAt }),
      this.parties.onDay(actor, id, on, knownAt),
    ]);
    const { notCoveredReason, coverages, items, risk } = policy;
    const codes = new Set(coverages.map(({ code }) => code));
    const promises = edition === null ? [] : await this.rating.coveragePromises(edition);
    const promised =
      notCoveredReason === null
        ? { coverages, promises: promises.filter(({ code }) => codes.has(code)), items, risk, parties }
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
      segmentId,
      editionId: policy.editionId,
      notCoveredReason,
      promised,
    };
  }
}
