import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { CompiledManual } from './domain/engine/compile-manual.js';
import { capResult, capWithinTerm } from './domain/renewal/cap-result.js';
import type { CarriedAmounts } from './domain/renewal/worksheet-renewal.js';
import { EditionCache } from './editions/edition-cache.js';
import type { EditionRef } from './editions/editions.store.js';
import { ratingFaultOf, ratedRisk } from './rated-risk.js';
import type { RatedRenewal, RatedRisk, RatingFault } from './rating.view.js';

export interface RenewalRequest {
  /** The edition of the expiring term. */
  readonly expiring: EditionRef;
  /** The edition in force for renewals on the renewal's effective date. */
  readonly edition: EditionRef;
  /** With the new characteristics and the new term: a change that the customer made is no change of rates, and is not capped. */
  readonly risk: unknown;
  readonly today: CalendarDate;
  /** `carried` from the last renewal; null without one, or when nothing was left. */
  readonly carried: CarriedAmounts | null;
}

/** Prices renewals, and changes within a term that began with a capped renewal, under the cap of their manual. */
@Injectable()
export class RateRenewal {
  constructor(private readonly cache: EditionCache) {}

  async run({ expiring, edition, risk, today, carried }: RenewalRequest): Promise<RatedRenewal> {
    const compiled = await this.compiled(edition);
    const indicated = ratedRisk(compiled, edition, risk, today);
    const before = attempt(await this.compiled(expiring), expiring, risk, today);
    const { renewalCap } = compiled.manual;
    if (!renewalCap || before.rated === null) {
      const notCompared = renewalCap ? before.fault : null;
      return { renewal: indicated, indicated, expiring: before.rated, notCompared, carried: null };
    }
    const { rated } = before;
    const capped = capResult(compiled, renewalCap, indicated, {
      expiring: {
        editionId: rated.editionId,
        plan: rated.planCode,
        edition: rated.editionLabel,
        contentHash: rated.editionHash,
        result: rated,
      },
      carried,
    });
    const renewal = { ...indicated, ...capped };
    const left = capped.worksheet.renewal?.carried ?? null;
    return { renewal, indicated, expiring: rated, notCompared: null, carried: left };
  }

  /** A change within a term whose renewal was capped; `carried` is what that renewal returned. */
  async within(
    edition: EditionRef,
    risk: unknown,
    today: CalendarDate,
    carried: CarriedAmounts,
  ): Promise<RatedRisk> {
    const compiled = await this.compiled(edition);
    const full = ratedRisk(compiled, edition, risk, today);
    return { ...full, ...capWithinTerm(compiled, full, carried) };
  }

  private async compiled(ref: EditionRef): Promise<CompiledManual> {
    return this.cache.peek(ref) ?? (await this.cache.get(ref));
  }
}

type Attempt =
  { readonly rated: RatedRisk; readonly fault: null } | { readonly rated: null; readonly fault: RatingFault };

/** The older plan may refuse a risk with new inputs; then there is no premium to compare with. */
function attempt(compiled: CompiledManual, ref: EditionRef, risk: unknown, today: CalendarDate): Attempt {
  try {
    return { rated: ratedRisk(compiled, ref, risk, today), fault: null };
  } catch (error) {
    return { rated: null, fault: ratingFaultOf(error) };
  }
}
