import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { RatedRisk } from '../rating/index.js';
import type { UnderwritingOutcome } from './domain/issue.js';
import { outcomeOf } from './domain/issue.js';
import { Moratoria } from './moratoria/moratoria.js';
import type { StandingMoratorium } from './moratoria/moratoria.queries.js';
import type { Business } from './issues.store.js';
import { IssuesStore } from './issues.store.js';
import type { Ground, Judged } from './judgement.js';
import { Judgement } from './judgement.js';

/** What is to be quoted, where, and which version it follows. */
export interface BusinessToQuote {
  readonly productType: string;
  readonly state: string;
  readonly zipCode: string;
  readonly effectiveDate: CalendarDate;
  /** Where the risk is. */
  readonly today: CalendarDate;
  readonly previousId: string | null;
}

/** What underwriting knows before a price is kept. */
export interface UnderwritingGround extends Ground {
  readonly moratorium: StandingMoratorium | null;
}

export interface QuoteToJudge {
  readonly id: string;
  readonly parentQuoteId: string | null;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
}

export interface JudgedQuote extends Judged {
  readonly outcome: UnderwritingOutcome;
}

/** The part of underwriting in making a quote. */
@Injectable()
export class UnderwritingAtQuoting {
  constructor(
    private readonly moratoria: Moratoria,
    private readonly issues: IssuesStore,
    private readonly judgement: Judgement,
  ) {}

  async ground(actor: Actor, { previousId, ...business }: BusinessToQuote): Promise<UnderwritingGround> {
    const previous = previousId === null ? [] : [{ type: 'quote', id: previousId } as const];
    const [ground, moratorium] = await Promise.all([
      this.judgement.ground(actor, business, previous),
      this.moratoria.find({ ...business, transaction: 'quote' }),
    ]);
    return { ...ground, moratorium };
  }

  /** Throws quoting.under-moratorium. */
  assertNoMoratorium({ moratorium }: UnderwritingGround): void {
    this.moratoria.assertNot(moratorium);
  }

  async judge(
    actor: Actor,
    quote: QuoteToJudge,
    rated: RatedRisk,
    ground: UnderwritingGround,
  ): Promise<JudgedQuote> {
    const judged = await this.judgement.of(actor, businessOf(quote), rated, ground);
    return { ...judged, outcome: outcomeOf(judged.issues) };
  }

  /** Keeps what was judged of a version. What was open of the version before is superseded. */
  async record(
    actor: Actor,
    quote: QuoteToJudge,
    judged: JudgedQuote,
    ground: UnderwritingGround,
  ): Promise<void> {
    if (quote.parentQuoteId !== null) await this.issues.close('quote', [quote.parentQuoteId], 'superseded');
    await this.judgement.record(actor, businessOf(quote), judged, ground);
  }
}

function businessOf({ id, customerId, agencyId, productType, state }: QuoteToJudge): Business {
  const subject = { type: 'quote', id } as const;
  return { subject, reference: null, companyCode: null, customerId, agencyId, productType, state };
}
