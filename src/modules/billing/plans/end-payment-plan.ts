import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { moveEnd } from '../../../platform/dated-settings.js';
import { Audit } from '../../audit/index.js';
import { PaymentPlan } from './payment-plan.entity.js';
import { assertPlanPeriod, planOverlaps } from './offered-plans.js';
import { PaymentPlansQueries } from './payment-plans.queries.js';
import type { PaymentPlanResponse } from './payment-plans.dto.js';

/** Says from which day on a plan is no longer offered, or that it goes on. Other terms are another plan. */
@Injectable()
export class EndPaymentPlan {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: PaymentPlansQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: CalendarDate | null,
  ): Promise<PaymentPlanResponse> {
    const plan = await this.queries.lock(id);
    const changes = await moveEnd(this.em, PaymentPlan, plan, {
      expected,
      expirationDate,
      check: assertPlanPeriod,
    }).catch(planOverlaps);
    if (changes)
      await this.audit.record(actor, {
        action: 'billing.payment-plan-ended',
        resourceType: 'payment-plan',
        resourceId: id,
        changes,
      });
    return this.queries.byId(id);
  }
}
