import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toSortedPage } from '../../shared/page.js';
import { newestFirst } from '../../platform/page-of-rows.js';
import { asGiven, holdsOn, ifGiven, moment } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import type { JurisdictionRuleKind } from './domain/jurisdiction-rule.js';
import { JurisdictionRuleRow } from './jurisdiction-rule.entity.js';
import { jurisdictionError } from './jurisdictions.errors.js';
import type { JurisdictionRuleResponse } from './jurisdiction-rules.dto.js';

export interface JurisdictionRuleSearch {
  readonly state?: string | undefined;
  readonly productType?: string | undefined;
  readonly kind?: JurisdictionRuleKind | undefined;
  readonly key?: string | undefined;
  /** Only what holds on this day. */
  readonly on?: CalendarDate | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

@Injectable()
export class JurisdictionRulesQueries {
  constructor(private readonly em: EntityManager) {}

  /** Newest first. With a product also what holds for every product. */
  async search({
    productType,
    on,
    limit,
    after,
    ...search
  }: JurisdictionRuleSearch): Promise<Page<JurisdictionRuleResponse>> {
    const { state, kind, key } = search;
    const matching = this.rules()
      .where((rule) => rule.and(asGiven({ state, kind, key })))
      .where((rule) =>
        ifGiven(productType, (value) =>
          rule.or([rule('productType', 'is', null), rule('productType', '=', value)]),
        ),
      )
      .where(ifGiven(on, (day) => holdsOn(day)));
    return toSortedPage(await newestFirst(matching, { limit, after }).execute(), limit);
  }

  async byId(id: string): Promise<JurisdictionRuleResponse> {
    return found(await this.rules().where('id', '=', id).executeTakeFirst());
  }

  /** For a change: nobody else changes it meanwhile. */
  async lock(id: string): Promise<JurisdictionRuleResponse> {
    return found(await this.rules().where('id', '=', id).forUpdate().executeTakeFirst());
  }

  private rules() {
    return over(this.em, JurisdictionRuleRow)
      .selectFrom('JurisdictionRuleRow')
      .select([
        'id',
        'state',
        'productType',
        'kind',
        'key',
        'value',
        'effectiveDate',
        'expirationDate',
        'citation',
      ])
      .select([
        'createdBy',
        'contributors',
        'reviewedBy',
        moment<null>('reviewedAt').as('reviewedAt'),
        'rowVersion',
      ])
      .select(moment('createdAt').as('createdAt'));
  }
}

function found(rule: JurisdictionRuleResponse | undefined): JurisdictionRuleResponse {
  if (!rule) throw jurisdictionError('rating.state-fact-not-found');
  return rule;
}
