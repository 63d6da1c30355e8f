import { Id, OneOf, PageQuery, Int } from '../../../platform/http/fields.js';
import { US_STATES } from '../../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';

export class DelinquencySearchQuery extends PageQuery {
  @Int({
    min: 1,
    max: 3650,
    optional: true,
    description: 'At least so many days past due; 1 unless told.',
  })
  readonly minDaysPastDue?: number;
  @OneOf(PRODUCT_TYPES, { optional: true }) readonly productType?: string;
  @OneOf(US_STATES, { optional: true }) readonly state?: string;
  @Id({ optional: true }) readonly agencyId?: string;
}
