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
 * Whether money came from one whom the law bars. It is booked all the same, because it is here: what is theirs is blocked where it
 * is and reported, not sent back (31 CFR 501.603), and no refund of it is paid. So people are told.
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

  /** A list that cannot be read does not make that the money has not come. */
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
