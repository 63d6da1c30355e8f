import {
  DateOnly,
  ForAgencies,
  Id,
  Int,
  JsonValue,
  ListOf,
  ListOfOneOf,
  MoneyText,
  Nested,
  OneOf,
  Text,
} from '../../../../platform/http/fields.js';
import type { ReferralStatus } from '../../../underwriting/index.js';
import { REFERRAL_STATUSES } from '../../../underwriting/index.js';
import {
  CalculationResponse,
  MissingPointResponse,
  UnderwritingDecisionResponse,
  withoutReasons,
} from '../../../rating/index.js';
import { CoverageChangeResponse } from '../../coverages/coverages.dto.js';
import type { TransactionKind } from '../../domain/ledger.js';
import { TRANSACTION_KINDS } from '../../domain/ledger.js';
import type { Keep, SequenceSettlement } from '../../domain/out-of-sequence.js';
import { KEEPS } from '../../domain/out-of-sequence.js';
import type { ChangeOp } from '../../domain/risk-change.js';
import { CHANGE_OPS } from '../../domain/risk-change.js';
import { ANY_AMOUNT, LARGEST_INTEGER, POLICY_VERSION, PolicyChargeResponse } from '../../policies.dto.js';
import type { EndorsementInput } from './plan-endorsement.js';

const PATH = {
  max: 300,
  description:
    'Section and field as the manual names them; an element of a list by its item id: /vehicleInfo/vehicles/{itemId}/ratingGroup.',
} as const;

/** A change of the home in the examples that is larger than its agent may bind. */
const LARGE_CHANGE = { op: 'set', path: '/propertyInfo/amountOfInsurance', value: 1_200_000 };
const CHANGES = { min: 1, max: 200 } as const;

export class RiskChangeField {
  @OneOf(CHANGE_OPS, {
    description:
      'set a field or an address as a whole (null takes it away), add an element to a list, or remove one.',
    example: 'set',
  })
  readonly op!: ChangeOp;

  @Text({ ...PATH, example: '/propertyInfo/amountOfInsurance' })
  readonly path!: string;

  @JsonValue({ optional: true, nullable: true, maxBytes: 65_536, ofLines: true, example: 230_000 })
  readonly value?: unknown;
}

export class SettlementField implements SequenceSettlement {
  @Text(PATH) readonly path!: string;
  @OneOf(KEEPS, { description: 'The value now entered, or that of the later entry.' }) readonly keep!: Keep;
}

class ChangeOfDay {
  @DateOnly({ description: 'The first day of the change.' })
  readonly effectiveOn!: string;

  @ListOf(() => SettlementField, {
    max: 200,
    optional: true,
    description: 'Which value goes on where a later entry sets the same field.',
  })
  readonly settlements?: readonly SettlementField[];

  @Text({ max: 500, optional: true, description: 'Why; shown on the endorsement.' })
  readonly reason?: string;
}

export class EndorsementPreviewRequest extends ChangeOfDay implements EndorsementInput {
  @ListOf(() => RiskChangeField, CHANGES)
  readonly changes!: readonly RiskChangeField[];
}

export class ReferChangeRequest extends ChangeOfDay implements EndorsementInput {
  @ListOf(() => RiskChangeField, { ...CHANGES, example: [LARGE_CHANGE] })
  readonly changes!: readonly RiskChangeField[];
}

export class EndorsePolicyRequest extends EndorsementPreviewRequest {
  @Id({
    optional: true,
    example: undefined,
    description: 'The referral under which underwriters have approved this change.',
  })
  readonly referralId?: string;
}

export class ChangeReferralResponse {
  @Id() readonly id!: string;
  @OneOf(REFERRAL_STATUSES) readonly status!: ReferralStatus;
}

export class ConflictResponse {
  @Text(PATH) readonly path!: string;
  @JsonValue({ nullable: true }) readonly given!: unknown;
  @JsonValue({ nullable: true }) readonly later!: unknown;
  @Int({ min: 1, max: LARGEST_INTEGER }) readonly laterSequence!: number;
  @DateOnly() readonly laterEffectiveOn!: string;
  @ListOfOneOf(KEEPS, { max: 2 }) readonly choices!: readonly Keep[];
}

export class LaterEntryResponse {
  @Int({ min: 1, max: LARGEST_INTEGER }) readonly sequence!: number;
  @OneOf(TRANSACTION_KINDS) readonly kind!: TransactionKind;
  @DateOnly() readonly effectiveOn!: string;
}

export class EndorsementPreviewResponse {
  @Int(POLICY_VERSION) readonly rowVersion!: number;
  @DateOnly() readonly effectiveOn!: string;
  @MoneyText({ ...ANY_AMOUNT, description: 'Of the whole term.' }) readonly premiumBefore!: string;
  @MoneyText({ ...ANY_AMOUNT, nullable: true, description: 'Null while a conflict is not settled.' })
  readonly premiumAfter!: string | null;
  @MoneyText({ ...ANY_AMOUNT, nullable: true }) readonly premiumChange!: string | null;
  @ListOf(() => PolicyChargeResponse, { max: 100_000 }) readonly charges!: readonly PolicyChargeResponse[];
  @ListOf(() => CoverageChangeResponse, {
    max: 20_000,
    description: 'Coverages whose limits or deductible change, that are new, or that end, from that day on.',
  })
  readonly coverages!: readonly CoverageChangeResponse[];
  @ListOf(() => ConflictResponse, { max: 10_000, description: 'Fields that a later entry sets as well.' })
  readonly conflicts!: readonly ConflictResponse[];
  @ListOf(() => LaterEntryResponse, { max: 10_000, description: 'To be reversed and booked again.' })
  readonly later!: readonly LaterEntryResponse[];
  @ListOf(() => MissingPointResponse, {
    max: 10_000,
    description: 'What the manual asks for before the change can be bound, such as the VIN of a new vehicle.',
  })
  readonly missingToBind!: readonly MissingPointResponse[];
  @ForAgencies(withoutReasons)
  @Nested(() => UnderwritingDecisionResponse, {
    description: 'Of what the change brings; agents see the outcome without its reasons.',
  })
  readonly underwriting!: UnderwritingDecisionResponse;
  @Nested(() => CalculationResponse, { nullable: true, description: 'The new worksheet, for a whole term.' })
  readonly calculation!: CalculationResponse | null;
}
