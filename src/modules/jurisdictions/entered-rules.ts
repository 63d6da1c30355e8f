import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { onOverlap } from '../../platform/dated-settings.js';
import { json } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import type { Actor } from '../../shared/actor.js';
import { newId } from '../../shared/ids.js';
import { datesFaults } from '../../shared/dated.js';
import { Audit } from '../audit/index.js';
import { stateFactFaults } from './domain/jurisdiction-rule.js';
import { JurisdictionRuleRow } from './jurisdiction-rule.entity.js';
import { jurisdictionError } from './jurisdictions.errors.js';
import { JurisdictionRulesQueries } from './jurisdiction-rules.queries.js';
import type { AddJurisdictionRuleRequest, JurisdictionRuleResponse } from './jurisdiction-rules.dto.js';

/** Enters what a state's law says, from when on, and where that is written. Who entered the same before had a hand in it. */
@Injectable()
export class AddJurisdictionRule {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: JurisdictionRulesQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(actor: Actor, input: AddJurisdictionRuleRequest): Promise<JurisdictionRuleResponse> {
    const { state, productType = null, kind, key, value = {}, effectiveDate, expirationDate = null } = input;
    const errors = [...stateFactFaults(kind, key, value), ...datesFaults({ effectiveDate, expirationDate })];
    if (errors.length > 0) throw jurisdictionError('rating.state-fact-invalid', { errors });
    const id = newId();
    const contributors = await this.contributors(actor, input);
    await over(this.em, JurisdictionRuleRow)
      .insertInto('JurisdictionRuleRow')
      .values({
        id,
        state,
        productType,
        kind,
        key,
        value: json(value),
        effectiveDate,
        expirationDate,
        citation: input.citation,
        createdBy: actor.id,
        contributors: [...contributors],
      })
      .execute()
      .catch(ruleOverlaps);
    await this.audit.record(actor, {
      action: 'rating.state-fact-added',
      resourceType: 'state-fact',
      resourceId: id,
      changes: {
        state,
        productType,
        kind,
        key,
        value,
        effectiveDate,
        expirationDate,
        citation: input.citation,
      },
    });
    return this.queries.byId(id);
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

export const ruleOverlaps = onOverlap(() =>
  jurisdictionError('rating.state-fact-overlaps', {
    errors: [{ pointer: '/effectiveDate', detail: 'lies where another fact of this kind and key holds' }],
  }),
);
