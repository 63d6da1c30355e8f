import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { newestFirst } from '../../../platform/page-of-rows.js';
import { asGiven, holdsOn, holdsWithin, ifGiven, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { Statement } from '../../../platform/statement.js';
import type { MoratoriumTransaction } from '../domain/moratorium.js';
import { blockedWith } from '../domain/moratorium.js';
import { underwritingError } from '../underwriting.errors.js';
import type { MoratoriumResponse } from './moratoria.dto.js';
import { UnderwritingHold } from './hold.entity.js';

export interface MoratoriumSearch {
  readonly state?: string | undefined;
  readonly on?: CalendarDate | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

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

  /** Newest first. */
  async search({ state, on, limit, after }: MoratoriumSearch): Promise<Page<MoratoriumResponse>> {
    const matching = this.moratoria()
      .where((moratorium) => moratorium.and(asGiven({ state })))
      .where(ifGiven(on, (day) => holdsOn(day)));
    return toSortedPage(await newestFirst(matching, { limit, after }).execute(), limit);
  }

  async byId(id: string): Promise<MoratoriumResponse> {
    return found(await this.moratoria().where('id', '=', id).executeTakeFirst());
  }

  /** For a change: nobody else changes it meanwhile. */
  async lock(id: string): Promise<MoratoriumResponse> {
    return found(await this.moratoria().where('id', '=', id).forUpdate().executeTakeFirst());
  }

  private moratoria() {
    return over(this.em, UnderwritingHold)
      .selectFrom('UnderwritingHold')
      .select([
        'id',
        'state',
        'zipPrefixes',
        'productTypes',
        'transactions',
        'effectiveDate',
        'expirationDate',
      ])
      .select(['reason', 'citation', 'createdBy', 'rowVersion', moment('createdAt').as('createdAt')]);
  }
}

function found(moratorium: MoratoriumResponse | undefined): MoratoriumResponse {
  if (!moratorium) throw underwritingError('quoting.hold-not-found');
  return moratorium;
}
