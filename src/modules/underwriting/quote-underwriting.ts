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
import type { EvaluationContext, Evaluated } from './referral-evaluation.js';
import { ReferralEvaluation } from './referral-evaluation.js';

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
export interface QuoteUnderwritingContext extends EvaluationContext {
  readonly moratorium: StandingMoratorium | null;
}

export interface QuoteToEvaluate {
  readonly id: string;
  readonly parentQuoteId: string | null;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
}

export interface EvaluatedQuote extends Evaluated {
  readonly outcome: UnderwritingOutcome;
}

/** What underwriting does while a quote is made. */
@Injectable()
export class QuoteUnderwriting {
  constructor(
    private readonly moratoria: Moratoria,
    private readonly issues: IssuesStore,
    private readonly evaluation: ReferralEvaluation,
  ) {}

  async context(
    actor: Actor,
    { previousId, ...business }: BusinessToQuote,
  ): Promise<QuoteUnderwritingContext> {
    const previous = previousId === null ? [] : [{ type: 'quote', id: previousId } as const];
    const [context, moratorium] = await Promise.all([
      this.evaluation.context(actor, business, previous),
      this.moratoria.find({ ...business, transaction: 'quote' }),
    ]);
    return { ...context, moratorium };
  }

  /** Throws quoting.under-moratorium. */
  assertNoMoratorium({ moratorium }: QuoteUnderwritingContext): void {
    this.moratoria.assertNot(moratorium);
  }

  async evaluate(
    actor: Actor,
    quote: QuoteToEvaluate,
    rated: RatedRisk,
    context: QuoteUnderwritingContext,
  ): Promise<EvaluatedQuote> {
    const evaluated = await this.evaluation.of(actor, businessOf(quote), rated, context);
    return { ...evaluated, outcome: outcomeOf(evaluated.issues) };
  }

  /** Stores the issues of a version. Open issues of the version before are superseded. */
  async record(
    actor: Actor,
    quote: QuoteToEvaluate,
    evaluated: EvaluatedQuote,
    context: QuoteUnderwritingContext,
  ): Promise<void> {
    if (quote.parentQuoteId !== null) await this.issues.close('quote', [quote.parentQuoteId], 'superseded');
    await this.evaluation.record(actor, businessOf(quote), evaluated, context);
  }
}

function businessOf({ id, customerId, agencyId, productType, state }: QuoteToEvaluate): Business {
  const subject = { type: 'quote', id } as const;
  return { subject, reference: null, companyCode: null, customerId, agencyId, productType, state };
}
