import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { RatedRisk } from '../rating/index.js';
import type { UnderwritingOutcome } from './domain/issue.js';
import { outcomeOf } from './domain/issue.js';
import { Holds } from './holds.js';
import type { FoundHold } from './holds.queries.js';
import { IssuesStore } from './issues.store.js';
import type { Ground } from './judgement.js';
import { Judgement, rowsOf } from './judgement.js';

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
  readonly holds: readonly FoundHold[];
}

interface QuoteToJudge {
  readonly id: string;
  readonly parentQuoteId: string | null;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
}

export interface JudgedQuote {
  readonly outcome: UnderwritingOutcome;
  /** To be written in the statement that writes the quote. */
  readonly writes: readonly RawBuilder<unknown>[];
}

/** The part of underwriting in making a quote: it adds to the one question and to the one statement of that path. */
@Injectable()
export class UnderwritingAtQuoting {
  constructor(
    private readonly holds: Holds,
    private readonly issues: IssuesStore,
    private readonly judgement: Judgement,
  ) {}

  /** One row, to be asked for together with what other rooms ask. */
  question(actor: Actor, { previousId, ...business }: BusinessToQuote): RawBuilder<UnderwritingGround> {
    const previous = previousId === null ? [] : [{ type: 'quote', id: previousId } as const];
    return sql<UnderwritingGround>`
      select ground.*, ${rowsOf(this.holds.question({ ...business, transaction: 'quote' }))} as holds
        from (${this.judgement.question(actor, business, previous)}) as ground`;
  }

  /** The answer to `question`; throws quoting.under-moratorium. */
  theGround([ground]: readonly UnderwritingGround[]): UnderwritingGround {
    if (!ground) throw new Error('The question of underwriting has one answer');
    this.holds.assertNoneIn(ground.holds);
    return ground;
  }

  /** Judges a rated version. What was open of the version before is superseded. */
  async judge(
    actor: Actor,
    quote: QuoteToJudge,
    rated: RatedRisk,
    ground: UnderwritingGround,
  ): Promise<JudgedQuote> {
    const { id, parentQuoteId, customerId, agencyId, productType, state } = quote;
    const subject = { type: 'quote', id } as const;
    const business = {
      subject,
      reference: null,
      companyCode: null,
      customerId,
      agencyId,
      productType,
      state,
    };
    const { issues, writes } = await this.judgement.of(actor, business, rated, ground);
    const before =
      parentQuoteId === null ? [] : [this.issues.close({ type: 'quote', id: parentQuoteId }, 'superseded')];
    return { outcome: outcomeOf(issues), writes: [...before, ...writes] };
  }
}
