import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { DatedSettings } from '../../../platform/dated-settings.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { datesFaults } from '../../../shared/dated.js';
import type { FieldFault } from '../../../shared/errors.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { conditionFaults } from './domain/fraud-rules.js';
import { ClaimFraudRule } from './investigations.entities.js';
import type { AddFraudRuleRequest, FraudRuleResponse } from './investigations.dto.js';

/** Rules for indicators of fraud, and the points from which on a claim is investigated. A rule is never changed: it ends. */
@Injectable()
export class FraudRules extends DatedSettings<typeof ClaimFraudRule, FraudRuleResponse> {
  protected readonly sort = {
    entity: ClaimFraudRule,
    resourceType: 'claim-fraud-rule',
    added: 'claims.fraud-rule-added',
    ended: 'claims.fraud-rule-ended',
    notFound: () => claimsError('claims.fraud-rule-not-found'),
    invalid: (errors: readonly FieldFault[]) => claimsError('claims.fraud-rule-invalid', { errors }),
  };

  constructor(em: EntityManager, audit: Audit) {
    super(em, audit);
  }

  @Transactional()
  async add(actor: Actor, input: AddFraudRuleRequest): Promise<FraudRuleResponse> {
    const { kind, code, title, points, effectiveDate } = input;
    const { condition = null, stopsPayments = false, productType = null, state = null } = input;
    const { expirationDate = null } = input;
    this.assertFits([
      ...conditionFaultsOf(kind, condition),
      ...datesFaults({ effectiveDate, expirationDate }),
    ]);
    const rule = { kind, code, title, condition, points, stopsPayments, productType, state };
    return this.enter(actor, { ...rule, effectiveDate, expirationDate });
  }

  protected rows() {
    return over(this.em, ClaimFraudRule)
      .selectFrom('ClaimFraudRule')
      .select(['id', 'kind', 'code', 'title', 'condition', 'points', 'stopsPayments', 'productType', 'state'])
      .select(['effectiveDate', 'expirationDate', 'createdBy', 'rowVersion'])
      .select(moment('createdAt').as('createdAt'));
  }
}

function conditionFaultsOf(
  kind: AddFraudRuleRequest['kind'],
  condition: string | null,
): readonly FieldFault[] {
  if ((kind === 'indicator') !== (condition !== null)) {
    const detail = kind === 'indicator' ? 'is required of an indicator' : 'is of indicators only';
    return [{ pointer: '/condition', detail }];
  }
  return condition === null ? [] : conditionFaults(condition);
}
