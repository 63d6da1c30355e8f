import {
  DateOnly,
  EXAMPLE_DATE,
  EXAMPLE_END,
  Id,
  Int,
  Line,
  ListOf,
  ListOfCodes,
  ListOfOneOf,
  Moment,
  MoneyText,
  OneOf,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import { US_STATES } from '../../../shared/us-states.js';
import { LARGEST_VERSION } from '../claims.dto.js';
import type { ExpenseTreatment, TreatyKind, TreatyStatus } from './domain/treaty.js';
import { EXPENSE_TREATMENTS, TREATY_KINDS, TREATY_STATUSES, WHOLE } from './domain/treaty.js';

const MOST_REINSURERS = 50;
const MOST_STATES = 51;
const MOST_COVERAGES = 100;
const MOST_ORDER = 100;
const LONGEST_NOTICE = 365;
const REINSURER = { max: 40, example: 'RE-ALPINE' } as const;
const COVERAGE = { max: 60, pattern: /^[a-z0-9][a-z0-9-]{0,59}$/, example: 'dwelling' } as const;
const ALL = 'Empty: all of them.';

export class ReinsurerShareFields {
  @Reference({ ...REINSURER, description: 'By which balances are kept.' }) readonly code!: string;
  @Line({ max: 200, example: 'Alpine Reinsurance Company' }) readonly name!: string;
  @Int({ min: 1, max: WHOLE, example: 6_000, description: 'In basis points of the whole treaty.' })
  readonly shareBps!: number;
}

export class ChangeTreatyRequest {
  @Line({ max: 200, example: 'Quota share of homes' }) readonly title!: string;
  @OneOf(TREATY_KINDS, { example: 'quota_share' }) readonly kind!: TreatyKind;
  @ListOf(() => ReinsurerShareFields, { min: 1, max: MOST_REINSURERS })
  readonly reinsurers!: readonly ReinsurerShareFields[];
  @Int({
    min: 1,
    max: WHOLE,
    example: 6_000,
    description: 'What of the treaty is placed, in basis points: what the shares add up to.',
  })
  readonly placedBps!: number;
  @Int({
    min: 1,
    max: WHOLE,
    optional: true,
    nullable: true,
    example: 4_000,
    description: 'Of a quota share: what of each loss is ceded.',
  })
  readonly cededBps?: number | null;
  @MoneyText({ optional: true, nullable: true, example: null, description: 'Of excess of loss.' })
  readonly retention?: string | null;
  @MoneyText({
    optional: true,
    nullable: true,
    example: null,
    description: 'Of excess of loss: at most this much above the retention, of the whole treaty.',
  })
  readonly limitAmount?: string | null;
  @MoneyText({
    optional: true,
    nullable: true,
    example: null,
    description: 'At most this much of all losses of a year of the treaty.',
  })
  readonly annualLimit?: string | null;
  @OneOf(EXPENSE_TREATMENTS, {
    example: 'pro_rata',
    description:
      'Adjusting and legal expense: not ceded; part of the loss, within the limit; or in proportion to the ceded loss, beside the limit.',
  })
  readonly expenses!: ExpenseTreatment;
  @Int({
    min: 1,
    max: MOST_ORDER,
    optional: true,
    description:
      'What is ceded to treaties of a lower number is not part of the loss of this one: 10 for a quota share, 20 for an excess of a claim, 30 for one of an event, unless told.',
  })
  readonly inuringOrder?: number;
  @ListOfOneOf(PRODUCT_TYPES, { max: 20, optional: true, example: ['home'], description: ALL })
  readonly productTypes?: readonly string[];
  @ListOfOneOf(US_STATES, { max: MOST_STATES, optional: true, example: ['OH'], description: ALL })
  readonly states?: readonly string[];
  @ListOfCodes({ max: MOST_COVERAGES, optional: true, item: COVERAGE, example: [], description: ALL })
  readonly coverages?: readonly string[];
  @DateOnly({ example: EXAMPLE_DATE, description: 'Losses of this day and later attach.' })
  readonly effectiveDate!: string;
  @DateOnly({ example: EXAMPLE_END, description: 'The first day whose losses do not.' })
  readonly expirationDate!: string;
  @Int({
    min: 1,
    max: WHOLE,
    optional: true,
    nullable: true,
    example: null,
    description:
      'Of excess of loss of one claim: from what part of the retention on its reinsurers are told.',
  })
  readonly noticeBps?: number | null;
  @Int({
    min: 0,
    max: LONGEST_NOTICE,
    optional: true,
    nullable: true,
    example: null,
    description: 'Within how many days.',
  })
  readonly noticeDays?: number | null;
}

export class AddTreatyRequest extends ChangeTreatyRequest {
  @Reference({
    max: 40,
    example: 'QS-HOME',
    description: 'Versions of one treaty follow each other under it.',
  })
  readonly number!: string;
}

export class EndTreatyRequest {
  @DateOnly({ example: EXAMPLE_END, description: 'The first day whose losses no longer attach.' })
  readonly expirationDate!: string;
}

export class WithdrawTreatyRequest {
  @Text({ max: 2_000, example: 'The reinsurers have not signed it.' }) readonly reason!: string;
}

export class TreatyResponse {
  @Id() readonly id!: string;
  @Text({ max: 40 }) readonly number!: string;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly version!: number;
  @OneOf(TREATY_STATUSES) readonly status!: TreatyStatus;
  @Text({ max: 200 }) readonly title!: string;
  @OneOf(TREATY_KINDS) readonly kind!: TreatyKind;
  @ListOf(() => ReinsurerShareFields, { max: MOST_REINSURERS })
  readonly reinsurers!: readonly ReinsurerShareFields[];
  @Int({ min: 1, max: WHOLE }) readonly placedBps!: number;
  @Int({ min: 1, max: WHOLE, nullable: true }) readonly cededBps!: number | null;
  @MoneyText({ nullable: true }) readonly retention!: string | null;
  @MoneyText({ nullable: true }) readonly limitAmount!: string | null;
  @MoneyText({ nullable: true }) readonly annualLimit!: string | null;
  @OneOf(EXPENSE_TREATMENTS) readonly expenses!: ExpenseTreatment;
  @Int({ min: 1, max: MOST_ORDER }) readonly inuringOrder!: number;
  @ListOfOneOf(PRODUCT_TYPES, { max: 20 }) readonly productTypes!: readonly string[];
  @ListOfOneOf(US_STATES, { max: MOST_STATES }) readonly states!: readonly string[];
  @ListOfCodes({ max: MOST_COVERAGES, item: COVERAGE }) readonly coverages!: readonly string[];
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly() readonly expirationDate!: string;
  @DateOnly({
    nullable: true,
    description:
      'The first day without cover before this version, where the one before it ends earlier than this one begins. Null: there is no such day.',
  })
  readonly gapFrom!: string | null;
  @Int({ min: 1, max: WHOLE, nullable: true }) readonly noticeBps!: number | null;
  @Int({ min: 0, max: LONGEST_NOTICE, nullable: true }) readonly noticeDays!: number | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Id({ nullable: true, description: 'Who has written what it says: somebody else activates it.' })
  readonly draftedBy!: string | null;
  @Id({ nullable: true }) readonly activatedBy!: string | null;
  @Moment({ nullable: true }) readonly activatedAt!: string | null;
  @Id({ nullable: true }) readonly withdrawnBy!: string | null;
  @Moment({ nullable: true }) readonly withdrawnAt!: string | null;
  @Text({ max: 2_000, nullable: true }) readonly withdrawalReason!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}
