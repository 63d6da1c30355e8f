import { Injectable } from '@nestjs/common';
import type { ChargeLine, EditionRef } from '../../rating/index.js';
import { Rating } from '../../rating/index.js';
import type { CoverageInForce } from '../domain/coverage-in-force.js';
import { coveragesInForce } from '../domain/coverage-in-force.js';
import type { ItemIds, RiskSnapshot } from '../domain/risk-items.js';
import type { PolicyTerm } from './ledger.store.js';
import { policyError } from '../policies.errors.js';
import { ratedRiskOf } from './rated-change.js';

export interface BeginningTerm extends Pick<
  PolicyTerm,
  'productType' | 'state' | 'effectiveDate' | 'termMonths'
> {
  readonly risk: RiskSnapshot;
  readonly charges: readonly ChargeLine[];
}

/** The coverages with which a term begins, as the edition that rated it states them. */
@Injectable()
export class TermCoverages {
  constructor(private readonly rating: Rating) {}

  async of(
    term: BeginningTerm,
    itemIds: ItemIds,
    edition: EditionRef | null,
  ): Promise<readonly CoverageInForce[]> {
    if (!edition) throw policyError('policies.term-without-edition');
    const words = await this.rating.wording(edition, ratedRiskOf(term, { ...term.risk }));
    return coveragesInForce(words.coverageTerms(term.charges), itemIds);
  }
}
