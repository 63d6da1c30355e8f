import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { StandingMoratorium } from '../underwriting/index.js';
import { Moratoria } from '../underwriting/index.js';
import type { EditionRef, RatedRenewal, RatingFault } from '../rating/index.js';
import { RateBatch, Rating, assertCompleteForBinding, ratingFaultOf } from '../rating/index.js';
import type { ItemIds, RiskSnapshot, TermDates } from '../policies/index.js';
import { nextTerm, riskToRenew, termWithoutEdition } from '../policies/index.js';
import { moratoriumCriteria } from './moratorium-criteria.js';
import type { TermToRenew } from './renewals.store.js';

export interface TermOnDay {
  readonly term: TermToRenew;
  readonly today: CalendarDate;
}

/** The renewal of a term: its dates, its risk, and its price or the reason why there is none. */
export interface RatedOffer {
  readonly next: TermDates;
  readonly risk: RiskSnapshot | null;
  readonly itemIds: ItemIds;
  readonly edition: string | null;
  readonly rated: RatedRenewal | null;
  readonly fault: RatingFault | null;
}

/** Rates the next terms of many contracts; a term that cannot be rated does not stop the others. */
@Injectable()
export class RenewalRater {
  constructor(
    private readonly moratoria: Moratoria,
    private readonly rating: Rating,
    private readonly editions: RateBatch,
  ) {}

  async rate(terms: readonly TermOnDay[]): Promise<readonly RatedOffer[]> {
    const known = new Map<string, Promise<EditionRef>>();
    const once: Once = (key, find) => {
      const found = known.get(key) ?? find();
      // Callers that await the promise get its error; this keeps Node from reporting it as unhandled before.
      found.catch(() => undefined);
      known.set(key, found);
      return found;
    };
    const held = await Promise.all(terms.map((each) => this.moratoriumOn(each)));
    const offers: RatedOffer[] = [];
    for (const [index, each] of terms.entries())
      offers.push(await this.offerOf(each, once, held[index] ?? null));
    return offers;
  }

  private moratoriumOn({ term, today }: TermOnDay): Promise<StandingMoratorium | null> {
    return this.moratoria.find(moratoriumCriteria(term, nextTerm(term.contractBegan, term), today));
  }

  private async offerOf(
    { term, today }: TermOnDay,
    once: Once,
    moratorium: StandingMoratorium | null,
  ): Promise<RatedOffer> {
    const next = nextTerm(term.contractBegan, term);
    const none = { next, risk: null, itemIds: {}, edition: null, rated: null };
    let edition: EditionRef | null = null;
    try {
      this.moratoria.assertNot(moratorium);
      const { risk, itemIds, rated: asRated } = riskToRenew(term, next);
      const expiring = await once(term.edition ?? '', () => this.named(term.edition));
      edition = await this.editionFor(term, next, once);
      const rated = await this.rating.rateRenewalWith({
        expiring,
        edition,
        risk: asRated,
        today,
        carried: term.carried,
      });
      // Reported when the renewal is prepared, well before the term ends, instead of when somebody binds it on the last day.
      assertCompleteForBinding(rated.renewal.missingToBind);
      return { next, risk, itemIds, edition: edition.id, rated, fault: null };
    } catch (error) {
      return { ...none, edition: edition?.id ?? null, fault: ratingFaultOf(error) };
    }
  }

  /** The edition in force for renewals on the first day of the next term; after an offer, the edition of the offer. */
  private editionFor(
    { productType, state, companyCode, renewal }: TermToRenew,
    { effectiveDate }: TermDates,
    once: Once,
  ): Promise<EditionRef> {
    const held = renewal?.offeredAt ? renewal.edition : null;
    if (held !== null) return once(held, () => this.named(held));
    const choice = { productType, state, companyCode, effectiveDate, use: 'renewal' } as const;
    return once(JSON.stringify(choice), () => this.rating.editionInForce(choice));
  }

  private async named(id: string | null): Promise<EditionRef> {
    const edition = id === null ? null : await this.editions.edition(id);
    if (!edition) throw termWithoutEdition();
    return edition;
  }
}

type Once = (key: string, find: () => Promise<EditionRef>) => Promise<EditionRef>;
