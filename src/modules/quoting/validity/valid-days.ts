import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Dated } from '../../../shared/dated.js';
import { heldOn, holdsFor } from '../../../shared/dated.js';
import { ReferenceRows } from '../../../platform/reference-data/reference-rows.js';
import { over } from '../../../platform/typed.js';
import { QuoteValidity } from './quote-validity.entity.js';

/** The default. */
export const DEFAULT_VALID_DAYS = 30;

interface Asked {
  readonly productType: string;
  readonly state: string;
  readonly today: CalendarDate;
}

/** A setting without a product or a state applies to all of them. */
interface SetDays extends Dated {
  readonly productType: string | null;
  readonly state: string | null;
  readonly validDays: number;
}

/** The most specific setting first. */
const VALIDITIES = new ReferenceRows<object, SetDays>(QuoteValidity, (_, em) =>
  over(em, QuoteValidity)
    .selectFrom('QuoteValidity')
    .select(['productType', 'state', 'validDays', 'effectiveDate', 'expirationDate'])
    .orderBy((setting) => setting('productType', 'is', null))
    .orderBy((setting) => setting('state', 'is', null)),
);

/** For how many days a price is held: the setting of the product in the state, else of either, else of all. */
export async function validDays(em: EntityManager, { productType, state, today }: Asked): Promise<number> {
  const set = (await VALIDITIES.of(em, {})).find(
    (setting) =>
      holdsFor(setting.productType, productType) && holdsFor(setting.state, state) && heldOn(setting, today),
  );
  return set?.validDays ?? DEFAULT_VALID_DAYS;
}
