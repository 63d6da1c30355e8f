import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import { QuoteValidity } from './quote-validity.entity.js';

/** Where nobody has set anything. */
export const DEFAULT_VALID_DAYS = 30;

interface Asked {
  readonly productType: string;
  readonly state: string;
  readonly today: CalendarDate;
}

const VALID_DAYS = new Statement<Asked, { readonly validDays: number }>(({ productType, state, today }, em) =>
  over(em, QuoteValidity)
    .selectFrom('QuoteValidity')
    .select('validDays')
    .where((setting) =>
      setting.or([setting('productType', 'is', null), setting('productType', '=', productType)]),
    )
    .where((setting) => setting.or([setting('state', 'is', null), setting('state', '=', state)]))
    .where('effectiveDate', '<=', today)
    .where((setting) =>
      setting.or([setting('expirationDate', 'is', null), setting('expirationDate', '>', today)]),
    )
    .orderBy((setting) => setting('productType', 'is', null))
    .orderBy((setting) => setting('state', 'is', null))
    .limit((setting) => setting.lit(1)),
);

/** For how many days a price is held: the setting of the product in the state, else of either, else of all. */
export async function validDays(em: EntityManager, asked: Asked): Promise<number> {
  return (await VALID_DAYS.first(em, asked))?.validDays ?? DEFAULT_VALID_DAYS;
}
