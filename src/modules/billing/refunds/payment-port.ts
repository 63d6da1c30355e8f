import { Injectable } from '@nestjs/common';
import type { PaidBy } from './refunds.view.js';

export interface Payout {
  /** The id of the refund: a port pays for it once, however often it is asked. */
  readonly id: string;
  readonly amount: string;
  readonly paidBy: PaidBy;
}

/** How money leaves the company. */
export abstract class PaymentPort {
  abstract payOut(payout: Payout): Promise<Pick<PaidBy, 'method' | 'reference'>>;
}

/** Staff has written the check or sent the transfer; it is recorded as they say. */
@Injectable()
export class ManualPayments extends PaymentPort {
  payOut({ paidBy: { method, reference } }: Payout): Promise<Pick<PaidBy, 'method' | 'reference'>> {
    return Promise.resolve({ method, reference });
  }
}
