import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import type { Dated } from '../../../shared/dated.js';
import { datesFaults } from '../../../shared/dated.js';
import { onOverlap } from '../../../platform/dated-settings.js';
import { over } from '../../../platform/typed.js';
import { json } from '../../../platform/sql.js';
import { Audit } from '../../audit/index.js';
import { billingError } from '../billing.errors.js';
import type { PlanTerms } from '../domain/payment-plan.js';
import { paymentPlanFaults } from '../domain/payment-plan.js';
import { PaymentPlan as PlanTable } from './payment-plan.entity.js';
import { PaymentPlansQueries } from './payment-plans.queries.js';
import type { AddPaymentPlanRequest, PaymentPlanResponse } from './payment-plans.dto.js';

/** Offers a way of paying from a day on. Accounts keep a copy of theirs, so nothing that is out changes. */
@Injectable()
export class AddPaymentPlan {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: PaymentPlansQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(actor: Actor, input: AddPaymentPlanRequest): Promise<PaymentPlanResponse> {
    const { productTypes = null, states = null, effectiveDate, expirationDate = null } = input;
    const { code, title, ...terms } = planOf(input);
    assertSound({ code, title, ...terms });
    assertPlanPeriod({ effectiveDate, expirationDate });
    const id = newId();
    await over(this.em, PlanTable)
      .insertInto('PaymentPlan')
      .values({
        id,
        code,
        title,
        terms: json(terms),
        productTypes: productTypes && [...productTypes],
        states: states && [...states],
        effectiveDate,
        expirationDate,
        createdBy: actor.id,
      })
      .execute()
      .catch(planOverlaps);
    await this.audit.record(actor, {
      action: 'billing.payment-plan-added',
      resourceType: 'payment-plan',
      resourceId: id,
      changes: { code, title, ...terms, productTypes, states, effectiveDate, expirationDate },
    });
    return this.queries.byId(id);
  }
}

function planOf(input: AddPaymentPlanRequest): PlanTerms {
  const { code, title, everyMonths, leadDays, fee } = input;
  const { instalments = null, downPaymentPercent = null, anchorDay = null } = input;
  return { code, title, instalments, everyMonths, downPaymentPercent, anchorDay, leadDays, fee };
}

function assertSound(plan: PlanTerms): void {
  const errors = paymentPlanFaults(plan);
  if (errors.length > 0) throw billingError('billing.payment-plan-invalid', { errors });
}

export function assertPlanPeriod(period: Dated): void {
  const errors = datesFaults(period);
  if (errors.length > 0) throw billingError('billing.payment-plan-invalid', { errors });
}

/** A code means one plan on each day. */
export const planOverlaps = onOverlap(() =>
  billingError('billing.payment-plan-overlaps', {
    errors: [{ pointer: '/effectiveDate', detail: 'lies where another plan of this code is offered' }],
  }),
);
