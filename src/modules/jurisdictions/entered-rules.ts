import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { DatedSettings, onOverlap } from '../../platform/dated-settings.js';
import { newestPage } from '../../platform/page-of-rows.js';
import { asGiven, holdsOn, ifGiven, isOrEvery, json, moment } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import type { Actor } from '../../shared/actor.js';
import { datesFaults } from '../../shared/dated.js';
import type { FieldFault } from '../../shared/errors.js';
import type { Page, SortKey } from '../../shared/page.js';
import { Audit } from '../audit/index.js';
import { stateFactFaults } from './domain/jurisdiction-rule.js';
import { JurisdictionRuleRow } from './jurisdiction-rule.entity.js';
import type {
  AddJurisdictionRuleRequest,
  JurisdictionRuleResponse,
  JurisdictionRuleSearchQuery,
} from './jurisdiction-rules.dto.js';
import { jurisdictionError } from './jurisdictions.errors.js';

export interface JurisdictionRuleSearch extends Omit<JurisdictionRuleSearchQuery, 'cursor'> {
  readonly after: SortKey | null;
}

/**
 * What a state's law says, from which day on, with its citation. People who entered or ended a fact, or entered the same one
 * before, must not review it. A review stays valid for the content reviewed.
 */
@Injectable()
export class EnteredRules extends DatedSettings<typeof JurisdictionRuleRow, JurisdictionRuleResponse> {
  protected readonly sort = {
    entity: JurisdictionRuleRow,
    resourceType: 'state-fact',
    added: 'rating.state-fact-added',
    ended: 'rating.state-fact-ended',
    notFound: () => jurisdictionError('rating.state-fact-not-found'),
    invalid: (errors: readonly FieldFault[]) => jurisdictionError('rating.state-fact-invalid', { errors }),
    refused: onOverlap(() =>
      jurisdictionError('rating.state-fact-overlaps', {
        errors: [{ pointer: '/effectiveDate', detail: 'lies where another fact of this kind and key holds' }],
      }),
    ),
  };

  constructor(em: EntityManager, audit: Audit) {
    super(em, audit);
  }

  @Transactional()
  async add(actor: Actor, input: AddJurisdictionRuleRequest): Promise<JurisdictionRuleResponse> {
    const { state, productType = null, kind, key, value = {}, citation } = input;
    const { effectiveDate, expirationDate = null } = input;
    this.assertFits([
      ...stateFactFaults(kind, key, value),
      ...datesFaults({ effectiveDate, expirationDate }),
    ]);
    const fact = { state, productType, kind, key, value, effectiveDate, expirationDate, citation };
    const contributors = [...(await this.contributors(actor, input))];
    return this.enter(actor, { ...fact, value: json(value), contributors }, fact);
  }

  /** Newest first. A filter by product also finds facts for all products. */
  async search({
    productType,
    on,
    limit,
    after,
    ...search
  }: JurisdictionRuleSearch): Promise<Page<JurisdictionRuleResponse>> {
    const { state, kind, key } = search;
    const matching = this.rows()
      .where((rule) => rule.and(asGiven({ state, kind, key })))
      .where(isOrEvery('productType', productType))
      .where(ifGiven(on, (day) => holdsOn(day)));
    return newestPage(matching, { limit, after });
  }

  protected override alsoAtEnd({ contributors, reviewedAt }: JurisdictionRuleResponse, { id }: Actor) {
    const isOneMore = id !== null && reviewedAt === null && !contributors.includes(id);
    return { contributors: isOneMore ? [...contributors, id] : [...contributors] };
  }

  protected rows() {
    return over(this.em, JurisdictionRuleRow)
      .selectFrom('JurisdictionRuleRow')
      .select(['id', 'state', 'productType', 'kind', 'key', 'value', 'effectiveDate', 'expirationDate'])
      .select(['citation', 'createdBy', 'contributors', 'reviewedBy', 'rowVersion'])
      .select([moment<null>('reviewedAt').as('reviewedAt'), moment('createdAt').as('createdAt')]);
  }

  private async contributors(
    actor: Actor,
    { state, kind, key, value = {} }: AddJurisdictionRuleRequest,
  ): Promise<readonly string[]> {
    const same = await over(this.em, JurisdictionRuleRow)
      .selectFrom('JurisdictionRuleRow')
      .select('contributors')
      .where((rule) => rule.and({ state, kind, key, value: json(value) }))
      .execute();
    const ids = [
      ...same.flatMap(({ contributors }) => contributors),
      ...(actor.id === null ? [] : [actor.id]),
    ];
    return [...new Set(ids)].sort();
  }
}
