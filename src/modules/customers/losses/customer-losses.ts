import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { RecordedLossResponse } from './losses.dto.js';
import { LossesStore } from './losses.store.js';

/** What is known of a claim when it is recorded; absent fields stay as they were. */
export interface LossToRecord {
  readonly claimId: string;
  readonly customerId: string;
  readonly policyId: string;
  readonly productType: string;
  readonly occurredOn: CalendarDate;
  readonly claimNumber: string;
  readonly cause: string | null;
  readonly catastropheCode: string | null;
  readonly status?: string;
  /** True while more payments may follow; the claims room knows which statuses are final. */
  readonly isOpen?: boolean;
  /** Paid for the loss, without recoveries. */
  readonly paid?: string;
}

/** Losses of customers: claims record them; quotes, renewals and cancellations read them. */
@Injectable()
export class CustomerLosses {
  constructor(private readonly store: LossesStore) {}

  /** Needs the caller's transaction. */
  record({ claimId, customerId, productType, occurredOn, paid, ...data }: LossToRecord): Promise<void> {
    const row = { subjectId: claimId, customerId, productType, occurredOn, amount: paid ?? null };
    return this.store.keep({ ...row, data: JSON.stringify(data) });
  }

  /** Removes a claim of the same loss as another, so that the loss counts once. */
  forget(claimId: string): Promise<void> {
    return this.store.forget(claimId);
  }

  /** Latest first, including losses of customers merged into this one. Throws `customers.customer-not-found`. */
  ofCustomer(actor: Actor, customerId: string): Promise<readonly RecordedLossResponse[]> {
    return this.store.ofCustomer(actor, customerId);
  }

  /** Losses of one policy, latest first. The caller checks that the actor may see the policy. */
  underPolicy(customerId: string, policyId: string): Promise<readonly RecordedLossResponse[]> {
    return this.store.underPolicy(customerId, policyId);
  }
}
