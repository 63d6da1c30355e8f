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
import { Catastrophes } from '../events/catastrophes.js';
import type { AddAssignmentRuleRequest, AssignmentRuleResponse } from './assignment.dto.js';
import { ClaimAssignmentRule } from './assignment.entities.js';

/** Which team sorts of claims go to, and which skill they need. */
@Injectable()
export class AssignmentRules extends DatedSettings<typeof ClaimAssignmentRule, AssignmentRuleResponse> {
  protected readonly sort = {
    entity: ClaimAssignmentRule,
    resourceType: 'claim-assignment-rule',
    added: 'claims.assignment-rule-added',
    ended: 'claims.assignment-rule-ended',
    notFound: () => claimsError('claims.assignment-rule-not-found'),
    invalid: (errors: readonly FieldFault[]) => claimsError('claims.assignment-rule-invalid', { errors }),
  };

  constructor(
    em: EntityManager,
    audit: Audit,
    private readonly catastrophes: Catastrophes,
  ) {
    super(em, audit);
  }

  @Transactional()
  async add(actor: Actor, input: AddAssignmentRuleRequest): Promise<AssignmentRuleResponse> {
    const { priority, team, effectiveDate, expirationDate = null } = input;
    this.assertFits(datesFaults({ effectiveDate, expirationDate }));
    const { skill = null, productType = null, state = null, cause = null, catastropheCode = null } = input;
    await this.catastrophes.assertKnown(catastropheCode);
    const where = { productType, state, cause, catastropheCode };
    return this.enter(actor, { priority, team, skill, ...where, effectiveDate, expirationDate });
  }

  protected rows() {
    return over(this.em, ClaimAssignmentRule)
      .selectFrom('ClaimAssignmentRule')
      .select(['id', 'priority', 'team', 'skill', 'productType', 'state', 'cause', 'catastropheCode'])
      .select(['effectiveDate', 'expirationDate', 'createdBy', 'rowVersion'])
      .select(moment('createdAt').as('createdAt'));
  }
}
