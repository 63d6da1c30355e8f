import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import type { FieldFault } from '../../../shared/errors.js';
import { DomainError } from '../../../shared/errors.js';
import type { UsState } from '../../../shared/us-states.js';
import { timeZoneOf } from '../../../shared/us-states.js';
import { zipFaults } from '../../../shared/us-zip-codes.js';
import type { EditionChoice } from '../../rating/index.js';
import { Rating } from '../../rating/index.js';
import { requestedRisk } from '../domain/quote-request.js';
import { isWithinReach, reachFrom } from '../domain/offer.js';
import { QuotingQueries } from '../quoting.queries.js';
import type { QuoteResponse } from '../quoting.dto.js';
import type { QuoteGaps } from '../domain/quote.js';
import type { MissingPoint } from '../domain/quote.js';

interface Gaps {
  readonly missing: readonly MissingPoint[];
  readonly wrong: readonly FieldFault[];
  readonly missingToBind: readonly MissingPoint[];
}

/**
 * A quote as it stands, with what it lacks before it can be bound; a draft without a price also says what it lacks before it
 * can be rated, by the manual that would rate it now.
 */
@Injectable()
export class ReadQuote {
  constructor(
    private readonly queries: QuotingQueries,
    private readonly rating: Rating,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string): Promise<QuoteResponse> {
    const quote = await this.queries.byId(actor, id);
    if (quote.status !== 'draft' && quote.status !== 'quoted') return quote;
    if (quote.editionId === null) return { ...quote, ...(await this.gaps(quote)) };
    return { ...quote, missingToBind: await this.rating.missingToBindOn(quote.editionId, quote) };
  }

  private async gaps(draft: QuoteResponse): Promise<QuoteGaps> {
    const { productType, state, zipCode, companyCode } = draft;
    if (state === null) {
      const missing = [{ pointer: '/state', title: 'State of the risk' }];
      if (zipCode === null) missing.push({ pointer: '/zipCode', title: 'ZIP code of the risk' });
      return { missing, wrong: [], missingToBind: null };
    }
    const today = this.clock.today(timeZoneOf(state as UsState));
    const wanted = draft.effectiveDate ?? today;
    // A date too far away is its own fault. It is not reported as a fault of the edition of that day.
    const effectiveDate = isWithinReach(wanted, today) ? wanted : today;
    const choice = {
      productType,
      state,
      companyCode: companyCode ?? undefined,
      effectiveDate,
      use: 'new_business',
    } as const;
    const found = await this.byManual(choice, requestedRisk({ ...draftRisk(draft), effectiveDate }), today);
    const elsewhere = zipCode === null ? [] : zipFaults(state as UsState, zipCode, '/zipCode');
    return { ...found, wrong: [...dateFaults(wanted, today), ...elsewhere, ...found.wrong] };
  }

  private async byManual(choice: EditionChoice, risk: unknown, today: CalendarDate): Promise<Gaps> {
    try {
      return await this.rating.gapsOn(await this.rating.editionInForce(choice), risk, today);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const errors = error.details.errors ?? [];
      return error.code === 'rating.company-needed'
        ? {
            missing: [{ pointer: '/companyCode', title: 'Underwriting company' }],
            wrong: [],
            missingToBind: [],
          }
        : { missing: [], wrong: errors, missingToBind: [] };
    }
  }
}

type DraftRisk = Parameters<typeof requestedRisk>[0];

function draftRisk({
  state,
  zipCode,
  companyCode: _,
  effectiveDate: __,
  ...draft
}: QuoteResponse): DraftRisk {
  return { ...draft, state: state as UsState, ...(zipCode !== null && { zipCode }) };
}

function dateFaults(effectiveDate: CalendarDate, today: CalendarDate): readonly FieldFault[] {
  if (isWithinReach(effectiveDate, today)) return [];
  return [{ pointer: '/effectiveDate', detail: `must be ${reachFrom(today)}` }];
}
