import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { PartyRole } from '../notices/domain/addressee.js';

/** Somebody who is named on a policy, from a day on and perhaps up to one. */
export interface PartyView {
  readonly id: string;
  readonly policyId: string;
  readonly role: PartyRole;
  readonly customerId: string | null;
  /** The vehicle, dwelling or article in which the interest lies; null is the whole policy. */
  readonly itemId: string | null;
  readonly name: string;
  readonly address: object | null;
  /** The number under which the party knows the matter, such as that of a loan. */
  readonly reference: string | null;
  readonly effectiveDate: CalendarDate;
  /** The first day on which it is no longer on the policy. */
  readonly expirationDate: CalendarDate | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
