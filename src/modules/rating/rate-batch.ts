import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Turns } from '../../platform/threads/turns.js';
import { over } from '../../platform/typed.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { CompiledManual } from './domain/engine/compile-manual.js';
import { rate } from './domain/engine/rate.js';
import { EditionCache } from './editions/edition-cache.js';
import type { EditionRef } from './editions/editions.store.js';
import { RatingEdition, RatingPlan } from './editions/edition.entities.js';
import { ratingFaultOf } from './rated-risk.js';
import type { EditionStatus, RatingFault } from './rating.view.js';

/** An edition with its plan, which decides whose book it can rate. */
export interface BatchEdition extends EditionRef {
  readonly status: EditionStatus;
  readonly planId: string;
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
}

export type BatchFault = RatingFault;

/** A premium in cents, or the reason why there is none. */
export type BatchOutcome =
  { readonly cents: number; readonly fault: null } | { readonly cents: null; readonly fault: BatchFault };

/**
 * An edition in memory that rates risks by the thousand, without worksheets. A faulty risk does not stop the others, and the
 * event loop gets its turn between risks.
 */
export interface EditionBatch {
  /** One outcome per risk, in the same order. */
  rate(risks: readonly unknown[], today: CalendarDate): Promise<readonly BatchOutcome[]>;
}

/** Rates many risks on one edition, such as a whole book on a candidate edition. */
@Injectable()
export class RateBatch {
  constructor(
    private readonly em: EntityManager,
    private readonly cache: EditionCache,
  ) {}

  /** An edition in any status; null when the id is unknown. */
  async edition(id: string): Promise<BatchEdition | null> {
    const edition = await over(this.em, RatingEdition, RatingPlan)
      .selectFrom('RatingEdition as e')
      .innerJoin('RatingPlan as p', 'p.id', 'e.planId')
      .select(['e.id', 'e.contentHash', 'e.status', 'e.planId', 'p.productType', 'p.state', 'p.companyCode'])
      .where('e.id', '=', id)
      .executeTakeFirst();
    return edition ?? null;
  }

  /** Loads and compiles the edition unless it is in memory. Throws `rating.manual-invalid` for a draft that cannot rate. */
  async on(ref: EditionRef): Promise<EditionBatch> {
    const compiled = await this.cache.get(ref);
    return { rate: (risks, today) => outcomesOf(compiled, risks, today) };
  }
}

async function outcomesOf(
  compiled: CompiledManual,
  risks: readonly unknown[],
  today: CalendarDate,
): Promise<readonly BatchOutcome[]> {
  const outcomes: BatchOutcome[] = [];
  const turns = new Turns();
  for (const risk of risks) {
    outcomes.push(outcomeOf(compiled, risk, today));
    if (turns.isOver) await turns.next();
  }
  return outcomes;
}

function outcomeOf(compiled: CompiledManual, risk: unknown, today: CalendarDate): BatchOutcome {
  try {
    const { total } = rate(compiled, risk, { today });
    // Totals have at most 14 digits with 2 decimals, so cents are exact as a number.
    return { cents: Number(total.replace('.', '')), fault: null };
  } catch (error) {
    return { cents: null, fault: ratingFaultOf(error) };
  }
}
