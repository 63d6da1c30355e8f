import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Customers } from '../../customers/index.js';
import type { Found, Screening } from '../../sanctions/index.js';
import { SanctionsFindings } from '../../sanctions/index.js';
import { Refund } from './refund.entity.js';
import type { RefundResponse } from './refunds.dto.js';

/**
 * Checks whether the payee of a refund may be on the list of sanctions: what is owed to them is blocked, not paid (31 CFR
 * 501.603).
 */
@Injectable()
export class ScreenRefund {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
    private readonly findings: SanctionsFindings,
  ) {}

  /** The customer's name stays locked until the caller's transaction ends. */
  run(actor: Actor, customerId: string): Promise<Screening> {
    return this.customers.screen(actor, customerId);
  }

  /** Holds the refund until somebody has examined the match. */
  async hold(actor: Actor, refund: RefundResponse, screening: Screening): Promise<void> {
    const { id, screening: known, screeningList } = refund;
    if (known === 'possible_match' && screeningList === screening.screeningList) return;
    await over(this.em, Refund)
      .updateTable('Refund')
      .set({ screening: screening.screening, screeningList: screening.screeningList })
      .set((row) => ({ rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .execute();
    await this.record(actor, refund, screening);
  }

  record(actor: Actor, { id, accountId, amount }: HeldRefund, screening: Screening): Promise<void> {
    const found: Found = {
      subjectType: 'customer',
      action: 'billing.refund-held',
      resourceType: 'refund',
      resourceId: id,
      amount,
      changes: { accountId },
    };
    return this.findings.record(actor, found, screening);
  }
}

type HeldRefund = Pick<RefundResponse, 'id' | 'accountId' | 'amount'>;
