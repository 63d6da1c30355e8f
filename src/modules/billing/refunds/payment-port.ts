import { Injectable } from '@nestjs/common';
import type { ExecuteRefundRequest } from './refunds.dto.js';

export interface Payout {
  /** Id of the refund: a port pays it once, however often it is called. */
  readonly id: string;
  readonly amount: string;
  readonly paidBy: ExecuteRefundRequest;
}

/** Pays money out; an implementation decides how. */
export abstract class PaymentPort {
  abstract payOut(payout: Payout): Promise<Pick<ExecuteRefundRequest, 'method' | 'reference'>>;
}

/** Staff has written the check or sent the transfer; it is recorded as they enter it. */
@Injectable()
export class ManualPayments extends PaymentPort {
  payOut({
    paidBy: { method, reference },
  }: Payout): Promise<Pick<ExecuteRefundRequest, 'method' | 'reference'>> {
    return Promise.resolve({ method, reference });
  }
}
