import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { newestFirst } from '../../../platform/page-of-rows.js';
import { holdsOn, ifGiven, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { quotingError } from '../quoting.errors.js';
import type { QuoteValidityResponse } from './validities.dto.js';
import { QuoteValidity } from './quote-validity.entity.js';

export interface ValiditySearch {
  readonly productType?: string | undefined;
  readonly state?: string | undefined;
  /** Only what holds on this day. */
  readonly on?: CalendarDate | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

@Injectable()
export class ValiditiesQueries {
  constructor(private readonly em: EntityManager) {}

  /** Newest first. With a product or a state also what holds for every one. */
  async search({
    productType,
    state,
    on,
    limit,
    after,
  }: ValiditySearch): Promise<Page<QuoteValidityResponse>> {
    const matching = this.settings()
      .where((setting) =>
        ifGiven(productType, (value) =>
          setting.or([setting('productType', 'is', null), setting('productType', '=', value)]),
        ),
      )
      .where((setting) =>
        ifGiven(state, (value) => setting.or([setting('state', 'is', null), setting('state', '=', value)])),
      )
      .where(ifGiven(on, (day) => holdsOn(day)));
    return toSortedPage(await newestFirst(matching, { limit, after }).execute(), limit);
  }

  async byId(id: string): Promise<QuoteValidityResponse> {
    return found(await this.settings().where('id', '=', id).executeTakeFirst());
  }

  /** For a change: nobody else changes it meanwhile. */
  async lock(id: string): Promise<QuoteValidityResponse> {
    return found(await this.settings().where('id', '=', id).forUpdate().executeTakeFirst());
  }

  private settings() {
    return over(this.em, QuoteValidity)
      .selectFrom('QuoteValidity')
      .select(['id', 'productType', 'state', 'validDays', 'effectiveDate', 'expirationDate', 'reason'])
      .select(['createdBy', 'rowVersion', moment('createdAt').as('createdAt')]);
  }
}

function found(row: QuoteValidityResponse | undefined): QuoteValidityResponse {
  if (!row) throw quotingError('quoting.validity-not-found');
  return row;
}
