import {
  DateOnly,
  Id,
  Int,
  JsonObject,
  ListOfJsonObjects,
  ListOfText,
  Moment,
  MoneyText,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import type { ExpiredReason, QuoteStatus } from '../domain/quote-status.js';
import { EXPIRED_REASONS, QUOTE_STATUSES } from '../domain/quote-status.js';
import { COMPANY_CODE, SECTIONS, TERM_MONTHS, ZIP_CODE } from '../quote-fields.js';
import type { RiskJson as Json } from '../domain/quote.js';

const AS_BEFORE = { optional: true, example: undefined } as const;
const SECTION = { ...AS_BEFORE, nullable: true } as const;
const SMALLEST = { min: '-999999999999.99' } as const;

export class ReQuoteRequest {
  @Id({ optional: true, description: 'Another customer, such as the one that this one was merged into.' })
  readonly customerId?: string;

  @Text({ ...ZIP_CODE, ...AS_BEFORE })
  readonly zipCode?: string;

  @Text({ ...COMPANY_CODE, optional: true })
  readonly companyCode?: string;

  @DateOnly({
    optional: true,
    description:
      'The first day of coverage; that of the version before unless told, which may be too far back by now.',
  })
  readonly effectiveDate?: string;

  @Int({ ...TERM_MONTHS, ...AS_BEFORE, description: 'The term; as before unless told.' })
  readonly termMonths?: number;

  @JsonObject({ ...SECTIONS.vehicleInfo, ...SECTION })
  readonly vehicleInfo?: Json | null;

  @JsonObject({ ...SECTIONS.propertyInfo, ...SECTION })
  readonly propertyInfo?: Json | null;

  @JsonObject({ ...SECTIONS.lifeInfo, ...SECTION })
  readonly lifeInfo?: Json | null;

  @ListOfJsonObjects({ ...SECTIONS.drivers, ...SECTION })
  readonly drivers?: readonly Json[] | null;

  @JsonObject({
    ...SECTIONS.coverageSelections,
    optional: true,
    nullable: true,
    example: { deductible: 500 },
  })
  readonly coverageSelections?: Json | null;
}

export class QuoteVersionResponse {
  @Id() readonly id!: string;
  @Int({ min: 1, max: 2_147_483_647, example: 2 }) readonly version!: number;
  @OneOf(QUOTE_STATUSES) readonly status!: QuoteStatus;
  @OneOf(EXPIRED_REASONS, { nullable: true }) readonly expiredReason!: ExpiredReason | null;
  @Id({ nullable: true }) readonly supersededBy!: string | null;
  @DateOnly({ nullable: true }) readonly effectiveDate!: string | null;
  @MoneyText({ nullable: true }) readonly totalPremium!: string | null;
  @MoneyText({
    ...SMALLEST,
    nullable: true,
    example: '-12.00',
    description: 'What it costs more, or less, than the version before; null for the first.',
  })
  readonly difference!: string | null;
  @ListOfText({ max: 20, item: { max: 60 }, description: 'What was asked differently than before.' })
  readonly changed!: readonly string[];
  @Id({ nullable: true }) readonly editionId!: string | null;
  @Moment({ nullable: true }) readonly expiresAt!: string | null;
  @Id({ nullable: true }) readonly policyId!: string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Moment() readonly createdAt!: string;
}
