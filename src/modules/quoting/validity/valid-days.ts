import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Statement } from '../../../platform/statement.js';

/** Where nobody has set anything. */
export const DEFAULT_VALID_DAYS = 30;

interface Asked {
  readonly productType: string;
  readonly state: string;
  readonly today: CalendarDate;
}

const VALID_DAYS = new Statement<Asked, { readonly validDays: number }>(
  ({ productType, state, today }) => sql`
    select valid_days as "validDays" from quote_validities
     where (product_type is null or product_type = ${productType}) and (state is null or state = ${state})
       and effective_date <= ${today}::date and (expiration_date is null or expiration_date > ${today}::date)
     order by product_type is null, state is null
     limit 1`,
);

/** For how many days a price is held: the setting of the product in the state, else of either, else of all. */
export async function validDays(em: EntityManager, asked: Asked): Promise<number> {
  return (await VALID_DAYS.first(em, asked))?.validDays ?? DEFAULT_VALID_DAYS;
}
