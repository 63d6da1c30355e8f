import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Dated } from '../../../shared/dated.js';
import { heldWithin } from '../../../shared/dated.js';
import { over } from '../../../platform/typed.js';
import { ReferenceRows } from '../../../platform/reference-data/reference-rows.js';
import type { MoratoriumTransaction } from '../domain/moratorium.js';
import { blockedWith } from '../domain/moratorium.js';
import { UnderwritingHold } from './hold.entity.js';

/** The transaction that is planned, where, and from which day on. */
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

interface PlacedMoratorium extends StandingMoratorium, Dated {
  readonly transactions: readonly MoratoriumTransaction[];
  /** Null: all transactions. */
  readonly productTypes: readonly string[] | null;
  readonly zipPrefixes: readonly string[] | null;
}

/** The oldest first. */
const PLACED = new ReferenceRows<{ readonly state: string }, PlacedMoratorium>(
  UnderwritingHold,
  ({ state }, em) =>
    over(em, UnderwritingHold)
      .selectFrom('UnderwritingHold')
      .select(['id', 'reason', 'transactions', 'productTypes', 'zipPrefixes'])
      .select(['effectiveDate', 'expirationDate'])
      .where('state', '=', state)
      .orderBy('createdAt')
      .orderBy('id'),
);

@Injectable()
export class MoratoriaQueries {
  constructor(private readonly em: EntityManager) {}

  /**
   * The oldest moratorium that applies on any day from the effective date to today: cover that is dated back to
   * before a moratorium would still include its days. Cover that begins later is checked on its own first day.
   */
  async inTheWay(asked: MoratoriumCriteria): Promise<StandingMoratorium | null> {
    const placed = await PLACED.of(this.em, { state: asked.state });
    return placed.find((moratorium) => standsInTheWay(moratorium, asked)) ?? null;
  }
}

function standsInTheWay(moratorium: PlacedMoratorium, asked: MoratoriumCriteria): boolean {
  const { transactions, productTypes, zipPrefixes } = moratorium;
  const { transaction, productType, zipCode, effectiveDate, today } = asked;
  return (
    heldWithin(moratorium, effectiveDate, effectiveDate > today ? effectiveDate : today) &&
    blockedWith(transaction).some((blocked) => transactions.includes(blocked)) &&
    (productTypes === null || productTypes.includes(productType)) &&
    (zipPrefixes === null || zipPrefixes.some((prefix) => zipCode.startsWith(prefix)))
  );
}
