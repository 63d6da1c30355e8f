import {
  DateOnly,
  EXAMPLE_END,
  Factor,
  Id,
  Int,
  Moment,
  MoneyText,
  OneOf,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { CAUSES_OF_LOSS } from '../../../shared/causes-of-loss.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import { US_STATES } from '../../../shared/us-states.js';
import type { CostType } from '../authority/domain/authority.js';
import { COST_TYPES } from '../authority/domain/authority.js';
import { LARGEST_VERSION } from '../claims.dto.js';

const OPEN = { optional: true, nullable: true } as const;

export class AddReserveRuleRequest {
  @OneOf(COST_TYPES, { example: 'loss' }) readonly costType!: CostType;
  @OneOf(PRODUCT_TYPES, { ...OPEN, description: 'Every product where it is left out.' })
  readonly productType?: string | null;
  @Reference({ max: 60, ...OPEN, example: 'dwelling' }) readonly coverage?: string | null;
  @OneOf(CAUSES_OF_LOSS, { ...OPEN, example: 'wind' }) readonly cause?: string | null;
  @Reference({ max: 40, ...OPEN, example: null }) readonly catastropheCode?: string | null;
  @OneOf(US_STATES, { ...OPEN }) readonly state?: string | null;
  @MoneyText({ min: '0.01', ...OPEN, example: '1500.00' }) readonly amount?: string | null;
  @Factor({ min: '0.01', max: '100', ...OPEN, description: 'Percent of the smallest limit.' })
  readonly percentOfLimit?: string | null;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ ...OPEN }) readonly expirationDate?: string | null;
}

export class EndReserveRuleRequest {
  @DateOnly({ nullable: true, example: EXAMPLE_END }) readonly expirationDate!: string | null;
}

export class ReserveRuleResponse {
  @Id() readonly id!: string;
  @OneOf(COST_TYPES) readonly costType!: CostType;
  @OneOf(PRODUCT_TYPES, { nullable: true }) readonly productType!: string | null;
  @Text({ max: 60, nullable: true }) readonly coverage!: string | null;
  @OneOf(CAUSES_OF_LOSS, { nullable: true }) readonly cause!: string | null;
  @Text({ max: 40, nullable: true }) readonly catastropheCode!: string | null;
  @OneOf(US_STATES, { nullable: true }) readonly state!: string | null;
  @MoneyText({ nullable: true }) readonly amount!: string | null;
  @Factor({ nullable: true }) readonly percentOfLimit!: string | null;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ nullable: true }) readonly expirationDate!: string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}
