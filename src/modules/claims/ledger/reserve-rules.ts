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
import { ClaimReserveRule } from './ledger.entities.js';
import type { AddReserveRuleRequest, ReserveRuleResponse } from './reserve-rules.dto.js';

/** What is set aside when an exposure is opened: a fixed amount, or a share of the limit. */
@Injectable()
export class ReserveRules extends DatedSettings<typeof ClaimReserveRule, ReserveRuleResponse> {
  protected readonly sort = {
    entity: ClaimReserveRule,
    resourceType: 'claim-reserve-rule',
    added: 'claims.reserve-rule-added',
    ended: 'claims.reserve-rule-ended',
    notFound: () => claimsError('claims.reserve-rule-not-found'),
    invalid: (errors: readonly FieldFault[]) => claimsError('claims.reserve-rule-invalid', { errors }),
  };

  constructor(
    em: EntityManager,
    audit: Audit,
    private readonly catastrophes: Catastrophes,
  ) {
    super(em, audit);
  }

  @Transactional()
  async add(actor: Actor, input: AddReserveRuleRequest): Promise<ReserveRuleResponse> {
    const { costType, effectiveDate, expirationDate = null, amount = null, percentOfLimit = null } = input;
    if ((amount === null) === (percentOfLimit === null))
      this.assertFits([{ pointer: '/amount', detail: 'name either an amount or a share of the limit' }]);
    this.assertFits(datesFaults({ effectiveDate, expirationDate }));
    const { productType = null, coverage = null, cause = null, catastropheCode = null, state = null } = input;
    await this.catastrophes.assertKnown(catastropheCode);
    const where = { productType, coverage, cause, catastropheCode, state };
    return this.enter(actor, { ...where, costType, amount, percentOfLimit, effectiveDate, expirationDate });
  }

  protected rows() {
    return over(this.em, ClaimReserveRule)
      .selectFrom('ClaimReserveRule')
      .select(['id', 'productType', 'coverage', 'costType', 'cause', 'catastropheCode', 'state', 'amount'])
      .select(['percentOfLimit', 'effectiveDate', 'expirationDate', 'createdBy', 'rowVersion'])
      .select(moment('createdAt').as('createdAt'));
  }
}
