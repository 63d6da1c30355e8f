import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { DomainError } from '../../../shared/errors.js';
import { Customers } from '../../customers/index.js';
import { Sanctions, SanctionsFindings } from '../../sanctions/index.js';

export interface ReceivedPayment {
  readonly id: string;
  readonly accountId: string;
  readonly amount: string;
}

/**
 * Reports a payment from somebody who may be on the list of sanctions. It is booked all the same, because the money has
 * arrived: it must be blocked and reported, not sent back (31 CFR 501.603), and no refund is paid.
 */
@Injectable()
export class NotePayer {
  constructor(
    private readonly customers: Customers,
    private readonly sanctions: Sanctions,
    private readonly findings: SanctionsFindings,
  ) {}

  async run(
    actor: Actor,
    { customerId, policyNumber }: { readonly customerId: string; readonly policyNumber: string },
    { id, accountId, amount }: ReceivedPayment,
  ): Promise<void> {
    const screening = await this.look(actor, customerId);
    if (screening === null) return;
    const found = {
      subjectType: 'customer',
      action: 'billing.payment-of-listed',
      resourceType: 'payment',
      resourceId: id,
      reference: policyNumber,
      amount,
      changes: { accountId },
    } as const;
    await this.findings.record(actor, found, screening);
  }

  /** An unreadable list must not prevent booking money that has arrived. */
  private async look(actor: Actor, customerId: string) {
    try {
      return (await this.sanctions.listVersion()) === null
        ? null
        : await this.customers.screenIfThere(actor, customerId, []);
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }
}
