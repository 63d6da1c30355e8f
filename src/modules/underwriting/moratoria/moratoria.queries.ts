import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import type { MoratoriumTransaction } from '../domain/moratorium.js';
import { blockedWith } from '../domain/moratorium.js';
import { underwritingError } from '../underwriting.errors.js';
import type { MoratoriumResponse } from './moratoria.dto.js';

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

const COLUMNS = sql`
  id, state, zip_prefixes as "zipPrefixes", product_types as "productTypes", transactions,
  effective_date::text as "effectiveDate", expiration_date::text as "expirationDate", reason, citation,
  created_by as "createdBy", row_version as "rowVersion", ${moment('created_at')} as "createdAt"`;

interface Sought extends Omit<MoratoriumCriteria, 'transaction' | 'today'> {
  readonly last: CalendarDate;
  readonly transactions: readonly MoratoriumTransaction[];
}

const IN_THE_WAY = new Statement<Sought, StandingMoratorium>(
  ({ state, zipCode, productType, transactions, effectiveDate, last }) => sql`
    select id, reason
      from underwriting_holds
     where state = ${state} and daterange(effective_date, expiration_date) && daterange(${effectiveDate}::date, ${last}::date, '[]')
       and transactions && ${transactions}::text[]
       and (product_types is null or ${productType} = any(product_types))
       and (zip_prefixes is null or exists (select from unnest(zip_prefixes) as prefix where starts_with(${zipCode}, prefix)))
     order by created_at, id
     limit 1`,
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
  async search(search: MoratoriumSearch): Promise<Page<MoratoriumResponse>> {
    const { rows } = await sql<MoratoriumResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('created_at')} as "sortedBy"
        from underwriting_holds
       where true
         ${when(search.state, (value) => sql`state = ${value}`)}
         ${when(search.on, (value) => sql`daterange(effective_date, expiration_date) @> ${value}::date`)}
         ${when(search.after, (value) => sql`(created_at, id) < (${value[0]}, ${value[1]})`)}
       order by created_at desc, id desc
       limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, search.limit);
  }

  async byId(id: string, lock = sql``): Promise<MoratoriumResponse> {
    const { rows } = await sql<MoratoriumResponse>`
      select ${COLUMNS} from underwriting_holds where id = ${id} ${lock}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw underwritingError('quoting.hold-not-found');
    return row;
  }

  /** For a change: nobody else changes it meanwhile. */
  lock(id: string): Promise<MoratoriumResponse> {
    return this.byId(id, sql`for update`);
  }
}
