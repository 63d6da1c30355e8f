import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { holdsWithin } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { Statement } from '../../../platform/statement.js';
import type { MoratoriumTransaction } from '../domain/moratorium.js';
import { blockedWith } from '../domain/moratorium.js';
import { UnderwritingHold } from './hold.entity.js';

/** What somebody wants to do, where, from when on. */
export interface MoratoriumCriteria {
  readonly state: string;
  readonly zipCode: string;
  readonly productType: string;
  readonly transaction: MoratoriumTransaction;
  readonly effectiveDate: CalendarDate;
  /** Where the risk is. */
  readonly today: CalendarDate;
}

export interface StandingMoratorium {
  readonly id: string;
  readonly reason: string;
}

interface Sought extends Omit<MoratoriumCriteria, 'transaction' | 'today'> {
  readonly last: CalendarDate;
  readonly transactions: readonly MoratoriumTransaction[];
}

const IN_THE_WAY = new Statement<Sought, StandingMoratorium>(
  ({ state, zipCode, productType, transactions, effectiveDate, last }, em) =>
    over(em, UnderwritingHold)
      .selectFrom('UnderwritingHold')
      .select(['id', 'reason'])
      .where('state', '=', state)
      .where(holdsWithin(effectiveDate, last))
      .where(
        sql<boolean>`
          transactions && ${transactions}::text[]
          and (product_types is null or ${productType} = any(product_types))
          and (zip_prefixes is null
               or exists (select from unnest(zip_prefixes) as prefix where starts_with(${zipCode}, prefix)))`,
      )
      .orderBy('createdAt')
      .orderBy('id')
      .limit(sql.lit(1)),
);

@Injectable()
export class MoratoriaQueries {
  constructor(private readonly em: EntityManager) {}

  /**
   * The oldest moratorium in the way. Asked for are all days from the effective date to today: cover that is dated back to before a
   * moratorium would still cover its days, and what is ahead is asked for on its own day.
   */
  inTheWay({ transaction, ...asked }: MoratoriumCriteria): Promise<StandingMoratorium | null> {
    const { effectiveDate, today } = asked;
    const last = effectiveDate > today ? effectiveDate : today;
    return IN_THE_WAY.first(this.em, { ...asked, last, transactions: [...blockedWith(transaction)] });
  }
}
