import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';

/** Where nobody has set anything. */
export const DEFAULT_VALID_DAYS = 30;

/** Asks for how many days a price is held: the setting of the product in the state, else of either, else of all. */
export function validityQuestion(
  productType: string,
  state: string,
  today: CalendarDate,
): RawBuilder<{ readonly validDays: number }> {
  return sql`
    select valid_days as "validDays" from quote_validities
     where (product_type is null or product_type = ${productType}) and (state is null or state = ${state})
       and effective_date <= ${today}::date and (expiration_date is null or expiration_date > ${today}::date)
     order by product_type is null, state is null
     limit 1`;
}
