import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { RecordedLossResponse } from './losses.dto.js';
import { LossesStore } from './losses.store.js';

/** What is known of a claim when it is recorded; what is left out stays as it was. */
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
  /** Whether more may come of it: which statuses are ends is known where claims are. */
  readonly isOpen?: boolean;
  /** Paid for the loss itself, without what came back. */
  readonly paid?: string;
}

/** Losses of customers: claims record them, and whoever quotes, renews or ends a policy reads them here. */
@Injectable()
export class CustomerLosses {
  constructor(private readonly store: LossesStore) {}

  /** In the caller's transaction. */
  record({ claimId, customerId, productType, occurredOn, paid, ...data }: LossToRecord): Promise<void> {
    const row = { subjectId: claimId, customerId, productType, occurredOn, amount: paid ?? null };
    return this.store.keep({ ...row, data: JSON.stringify(data) });
  }

  /** Another claim is of the same loss: it counts once. */
  forget(claimId: string): Promise<void> {
    return this.store.forget(claimId);
  }

  /** Also of those who were merged into the customer, the latest first. Throws customers.customer-not-found. */
  ofCustomer(actor: Actor, customerId: string): Promise<readonly RecordedLossResponse[]> {
    return this.store.ofCustomer(actor, customerId);
  }

  /** Losses of one policy, latest first. The caller checks that the actor may see the policy. */
  underPolicy(customerId: string, policyId: string): Promise<readonly RecordedLossResponse[]> {
    return this.store.underPolicy(customerId, policyId);
  }
}
