import {
  DateOnly,
  Factor,
  Id,
  Int,
  JsonObject,
  ListOf,
  MoneyText,
  Nested,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import type { AdjustmentLine, ChargeLine } from '../domain/engine/charges.js';
import { CHARGE_KINDS } from '../domain/engine/charges.js';
import type {
  Outcome,
  PaymentLine,
  UnderwritingDecision,
  UnderwritingReason,
} from '../domain/engine/rated.js';
import { OUTCOMES } from '../domain/engine/rated.js';
import type { MissingInput } from '../domain/decision/binding-gaps.js';
import type { AdverseFactor } from '../domain/engine/worksheet.js';
import { BLOCKING_POINTS } from '../domain/manual/manual.js';
import { WorksheetRenewalResponse } from './renewal.dto.js';
import type { WorksheetStepView } from '../domain/engine/worksheet-step.js';

const ANY_AMOUNT = { min: '-999999999999.99' } as const;
const COVERAGE = {
  max: 60,
  example: 'dwelling',
  description: '`policy` for the policy as a whole.',
} as const;
const ITEM = {
  max: 200,
  nullable: true,
  description: 'The element of the risk, as a JSON pointer.',
} as const;

export class WorksheetRuleResponse {
  @Text({ max: 60 }) readonly code!: string;
  @Text({ max: 500 }) readonly reason!: string;
  @Factor({ description: 'Percent or dollars.' }) readonly rate!: string;
  @MoneyText(ANY_AMOUNT) readonly amount!: string;
}

/** One step of the calculation; steps are listed in order. */
export class WorksheetStepResponse implements WorksheetStepView {
  @Text(COVERAGE) readonly coverage!: string;
  @Text(ITEM) readonly item!: string | null;
  @Text({ max: 60, example: 'territory' }) readonly step!: string;
  @Text({ max: 200 }) readonly title!: string;
  @Text({ max: 20, example: 'factor' }) readonly kind!: string;
  @Text({
    max: 400,
    nullable: true,
    description: 'The number that was used; … where it does not end.',
    example: '1.10',
  })
  readonly operand!: string | null;
  @JsonObject({
    nullable: true,
    description: '`table`, `number` (from 1) and `keys` of the row that was hit.',
  })
  readonly row!: WorksheetStepView['row'];
  @Int({
    min: 0,
    max: 100_000,
    nullable: true,
    description: 'The element whose number stands for the whole list.',
  })
  readonly element!: number | null;
  @ListOf(() => WorksheetRuleResponse, { max: 500 }) readonly rules!: readonly WorksheetRuleResponse[];
  @Text({ max: 400, nullable: true, description: 'The value before rounding, where rounding changed it.' })
  readonly exact!: string | null;
  @Text({ max: 400, description: 'The value after the step.', example: '572.00' }) readonly value!: string;
}

export class AdverseFactorResponse implements AdverseFactor {
  @Text({ max: 200 }) readonly title!: string;
  @Text({ max: 500 }) readonly detail!: string;
  @MoneyText({ description: 'What it added to the premium it was applied to.' }) readonly amount!: string;
}

export class ChargeResponse implements ChargeLine {
  @Text(COVERAGE) readonly coverage!: string;
  @Text(ITEM) readonly item!: string | null;
  @OneOf(CHARGE_KINDS) readonly kind!: ChargeLine['kind'];
  @Text({ max: 60 }) readonly code!: string;
  @Text({ max: 200 }) readonly title!: string;
  @MoneyText(ANY_AMOUNT) readonly amount!: string;
}

export class AdjustmentResponse implements AdjustmentLine {
  @Text({ max: 60 }) readonly code!: string;
  @Text({ max: 200 }) readonly name!: string;
  @Text({ max: 500 }) readonly reason!: string;
  @Text(COVERAGE) readonly coverage!: string;
  @Text(ITEM) readonly item!: string | null;
  @OneOf(['percentage', 'fixed']) readonly type!: AdjustmentLine['type'];
  @Factor({ description: 'Percent or dollars.' }) readonly rate!: string;
  @MoneyText(ANY_AMOUNT) readonly amount!: string;
}

export class PaymentResponse implements PaymentLine {
  @Text({ max: 60 }) readonly code!: string;
  @Text({ max: 200 }) readonly title!: string;
  @Int({ min: 1, max: 366, example: 12 }) readonly instalments!: number;
  @MoneyText({ description: 'Of each installment.' }) readonly amount!: string;
}

export class UnderwritingReasonResponse implements UnderwritingReason {
  @Text({ max: 60 }) readonly code!: string;
  @OneOf(OUTCOMES) readonly outcome!: Outcome;
  @Text({ max: 500 }) readonly title!: string;
  @OneOf(BLOCKING_POINTS, { nullable: true, description: 'Until when a referral has to be settled.' })
  readonly blocks!: UnderwritingReason['blocks'];
  @Text({ max: 60, nullable: true, description: 'Whose approval it takes.' }) readonly authority!:
    string | null;
}

export class UnderwritingDecisionResponse implements UnderwritingDecision {
  @OneOf(OUTCOMES) readonly outcome!: Outcome;
  @ListOf(() => UnderwritingReasonResponse, { max: 500 })
  readonly reasons!: readonly UnderwritingReasonResponse[];
}

/** Leaves out the reasons, whose codes and titles would tell an agent where the limits are. */
export function withoutReasons(
  decision: UnderwritingDecisionResponse | null,
): UnderwritingDecisionResponse | null {
  return decision && { ...decision, reasons: [] };
}

/** How a premium was computed, stored or not. */
export class CalculationResponse {
  @Id() readonly editionId!: string;
  @Text({ max: 60, example: 'oh-home' }) readonly plan!: string;
  @Text({ max: 60, description: 'Label of the edition.', example: '2024-1' }) readonly edition!: string;
  @Text({
    max: 64,
    min: 64,
    pattern: /^[0-9a-f]{64}$/,
    example: 'a'.repeat(64),
    description: 'Of the edition.',
  })
  readonly contentHash!: string;
  @Text({ max: 20, example: '1' }) readonly engineVersion!: string;
  @DateOnly() readonly ratedOn!: string;
  @JsonObject({ description: 'The risk as it was given.' }) readonly inputs!: Readonly<
    Record<string, unknown>
  >;
  @JsonObject({ description: 'Facts computed from the risk.' }) readonly derived!: Readonly<
    Record<string, string>
  >;
  @ListOf(() => WorksheetStepResponse, { max: 100_000 }) readonly steps!: readonly WorksheetStepResponse[];
  @ListOf(() => AdverseFactorResponse, {
    max: 4,
    description: 'What raised the premium most, the largest first, in words for the customer.',
  })
  readonly adverse!: readonly AdverseFactorResponse[];
  @MoneyText() readonly total!: string;
  @MoneyText({ description: 'Before discounts, surcharges, fees, taxes and rounding.' })
  readonly basePremium!: string;
  @ListOf(() => ChargeResponse, { max: 100_000, description: 'They add up to the total exactly.' })
  readonly charges!: readonly ChargeResponse[];
  @ListOf(() => AdjustmentResponse, { max: 100_000 })
  readonly discounts!: readonly AdjustmentResponse[];
  @ListOf(() => AdjustmentResponse, { max: 100_000 })
  readonly surcharges!: readonly AdjustmentResponse[];
  @ListOf(() => PaymentResponse, { max: 20 })
  readonly payments!: readonly PaymentResponse[];
  @Nested(() => UnderwritingDecisionResponse) readonly decision!: UnderwritingDecisionResponse;
  @Nested(() => WorksheetRenewalResponse, {
    nullable: true,
    description: 'Null unless it is a renewal that its plan caps.',
  })
  readonly renewal!: WorksheetRenewalResponse | null;
}

export class MissingPointResponse implements MissingInput {
  @Text({ max: 200, example: '/propertyInfo/territory' }) readonly pointer!: string;
  @Text({ max: 200, nullable: true, example: 'Territory', description: 'In the words of the manual.' })
  readonly title!: string | null;
}
