import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { PaymentPlan } from '../domain/payment-plan.js';

export interface PaymentPlanView extends PaymentPlan {
  readonly id: string;
  /** Null: every product. */
  readonly productTypes: readonly string[] | null;
  /** Null: every state. */
  readonly states: readonly string[] | null;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate | null;
  readonly createdBy: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
}
