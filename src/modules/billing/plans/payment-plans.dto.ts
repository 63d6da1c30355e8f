import {
  DateOnly,
  Id,
  Int,
  Line,
  ListOfOneOf,
  Moment,
  MoneyText,
  OneOf,
  PageQuery,
  Reference,
  Text,
  EXAMPLE_END,
} from '../../../platform/http/fields.js';
import { US_STATES } from '../../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import { LARGEST_COUNT } from '../billing.dto.js';
const CODE = { max: 40, example: 'ten-pay' } as const;
const TITLE = { max: 200, example: 'Ten payments' } as const;
const COUNT = {
  min: 1,
  max: 366,
  example: 10,
  description: 'Null: as many as the term has room for.',
} as const;
const MONTHS = { min: 1, max: 120, example: 1, description: 'From one installment to the next.' } as const;
const PERCENT = {
  max: 5,
  example: '16.67',
  description: 'Share of the first installment in percent; null when all are equal.',
} as const;
const ANCHOR = {
  min: 1,
  max: 31,
  example: 15,
  description: 'Day of the month of the later installments; null for the day on which the term began.',
} as const;
const LEAD = {
  min: 0,
  max: 60,
  example: 20,
  description: 'Days between the bill and its due date.',
} as const;
const FEE = { example: '3.00', description: 'For each installment after the first.' } as const;
const OPEN = { optional: true, nullable: true } as const;

export class PaymentPlanSearchQuery extends PageQuery {
  @OneOf(PRODUCT_TYPES, { optional: true }) readonly productType?: string;
  @OneOf(US_STATES, { optional: true }) readonly state?: string;
  @DateOnly({ optional: true, description: 'Only what is offered on this day.' }) readonly on?: string;
}

export class AddPaymentPlanRequest {
  @Reference({
    ...CODE,
    pattern: /^[a-z][a-z0-9-]{0,39}$/,
    patternDetail: 'must be a word such as monthly: small letters, digits and hyphens',
  })
  readonly code!: string;
  @Line(TITLE) readonly title!: string;
  @Int({ ...COUNT, ...OPEN }) readonly instalments?: number | null;
  @Int(MONTHS) readonly everyMonths!: number;
  @Text({ ...PERCENT, ...OPEN }) readonly downPaymentPercent?: string | null;
  @Int({ ...ANCHOR, ...OPEN }) readonly anchorDay?: number | null;
  @Int(LEAD) readonly leadDays!: number;
  @MoneyText({ ...FEE, max: '1000.00' }) readonly fee!: string;
  @ListOfOneOf(PRODUCT_TYPES, { ...OPEN, min: 1, max: 4, description: 'Every product where it is left out.' })
  readonly productTypes?: readonly string[] | null;
  @ListOfOneOf(US_STATES, { ...OPEN, min: 1, max: 60, description: 'Every state where it is left out.' })
  readonly states?: readonly string[] | null;
  @DateOnly({ description: 'The first day on which it is offered.' }) readonly effectiveDate!: string;
  @DateOnly({ ...OPEN, description: 'The first day on which it no longer is.' })
  readonly expirationDate?: string | null;
}

export class EndPaymentPlanRequest {
  @DateOnly({
    example: EXAMPLE_END,
    nullable: true,
    description: 'The first day on which it is no longer offered; null for no end.',
  })
  readonly expirationDate!: string | null;
}

export class PaymentPlanResponse {
  @Id() readonly id!: string;
  @Text(CODE) readonly code!: string;
  @Text(TITLE) readonly title!: string;
  @Int({ ...COUNT, nullable: true }) readonly instalments!: number | null;
  @Int(MONTHS) readonly everyMonths!: number;
  @Text({ ...PERCENT, nullable: true }) readonly downPaymentPercent!: string | null;
  @Int({ ...ANCHOR, nullable: true }) readonly anchorDay!: number | null;
  @Int(LEAD) readonly leadDays!: number;
  @MoneyText(FEE) readonly fee!: string;
  @ListOfOneOf(PRODUCT_TYPES, { nullable: true, max: 4 }) readonly productTypes!: readonly string[] | null;
  @ListOfOneOf(US_STATES, { nullable: true, max: 60 }) readonly states!: readonly string[] | null;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ nullable: true }) readonly expirationDate!: string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: LARGEST_COUNT, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}
