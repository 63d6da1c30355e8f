import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { UsState } from '../../../shared/us-states.js';
import type { JsonObject } from '../domain/quote.js';

type Given<T> = T | null | undefined;

/** What a draft may already say; null takes back what it said. */
export interface DraftInput {
  readonly customerId?: string | undefined;
  readonly state?: Given<UsState>;
  readonly zipCode?: Given<string>;
  readonly companyCode?: Given<string>;
  readonly effectiveDate?: Given<CalendarDate>;
  readonly termMonths?: number | undefined;
  readonly vehicleInfo?: Given<JsonObject>;
  readonly propertyInfo?: Given<JsonObject>;
  readonly lifeInfo?: Given<JsonObject>;
  readonly drivers?: Given<readonly JsonObject[]>;
  readonly coverageSelections?: Given<JsonObject>;
}

export interface CreateDraftInput extends DraftInput {
  readonly customerId: string;
  readonly productType: string;
}
