import {
  Bool,
  Factor,
  Id,
  JsonObject,
  ListOf,
  ListOfOneOf,
  MoneyText,
  Nested,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import type {
  ComparedField,
  ComparedStep,
  StepComparison,
  StepDifference,
} from '../domain/trials/worksheet-diff.js';
import { COMPARED_FIELDS, STEP_COMPARISONS } from '../domain/trials/worksheet-diff.js';
import type { EditionUse } from '../editions/edition-windows.store.js';
import type { EditionStatus } from '../rating.view.js';
import { EDITION_USES } from '../domain/editions/edition-layout.js';
import { EDITION_STATUSES } from '../rating.view.js';
import type { WorksheetStepView } from '../domain/engine/worksheet-step.js';
import { CarriedChangeField, PERCENT_CHANGE } from '../worksheets/renewal.dto.js';
import {
  CalculationResponse,
  ChargeResponse,
  PaymentResponse,
  UnderwritingDecisionResponse,
  WorksheetRuleResponse,
} from '../worksheets/worksheet.dto.js';

type Json = Readonly<Record<string, unknown>>;

const HASH = { max: 64, min: 64, pattern: /^[0-9a-f]{64}$/, example: 'a'.repeat(64) } as const;
const RISK = {
  maxBytes: 65_536,
  ofLines: true,
  description:
    'As the inputs of the manual name it, with productType, state, zipCode, effectiveDate and termMonths: what a worksheet has ' +
    'as `inputs` can be pasted here.',
  example: {
    productType: 'home',
    state: 'OH',
    zipCode: '43004',
    effectiveDate: '2026-03-01',
    termMonths: 12,
    propertyInfo: {
      amountOfInsurance: 215_000,
      territory: '4',
      construction: 'frame',
      protectionClass: 7,
      insuranceScoreTier: 'C',
      newHome: true,
      claimsFreeYears: 5,
    },
    coverageSelections: { deductible: 1000, jewelryLimit: 5000, liabilityLimit: '300000/1000' },
  },
} as const;
const ANY_CHANGE = { min: '-999999999999.99' } as const;

export class WhatIfRequest {
  @JsonObject(RISK) readonly risk!: Json;
  @Id({
    optional: true,
    description: 'Of any status, for those who may read editions; the one in force unless told.',
  })
  readonly editionId?: string;
  @OneOf(EDITION_USES, {
    optional: true,
    description: 'Which edition is in force: new_business unless told.',
  })
  readonly use?: EditionUse;
  @Text({
    max: 20,
    optional: true,
    description: 'Needed only where several companies have a manual in force.',
  })
  readonly companyCode?: string;
}

/** The content of a worksheet, for a calculation that was not stored. */
export class TrialResponse extends CalculationResponse {
  @OneOf(EDITION_STATUSES, { description: 'Of the edition.' }) readonly status!: EditionStatus;
  @Text({ max: 20, example: 'BND' }) readonly companyCode!: string;
}

export class RenewalCapField {
  @Factor({ optional: true, max: '1000', description: 'Percent; no limit unless told.', example: '15' })
  readonly maxIncrease?: string;
  @Factor({ optional: true, max: '100', description: 'Percent; no limit unless told.' })
  readonly maxDecrease?: string;
  @OneOf(['0.01', '0.10', '1', '5', '10'], {
    optional: true,
    description: 'Unit of the capped premium; 0.01 unless told.',
  })
  readonly unit?: string;
  @Nested(() => CarriedChangeField, { optional: true, description: '`carried` of the last renewal.' })
  readonly carried?: CarriedChangeField;
}

export class CompareRequest {
  @JsonObject(RISK) readonly risk!: Json;
  @Id({ description: 'The edition to compare with: for a renewal, the one that expires.' })
  readonly from!: string;
  @Id({ description: 'The edition that is compared.' }) readonly to!: string;
  @Nested(() => RenewalCapField, { optional: true }) readonly renewalCap?: RenewalCapField;
}

export class ComparedEditionResponse {
  @Id() readonly editionId!: string;
  @Text({ max: 60, example: 'oh-home' }) readonly plan!: string;
  @Text({ max: 60, example: '2024-1' }) readonly edition!: string;
  @Text({ max: 20, example: 'BND' }) readonly companyCode!: string;
  @OneOf(EDITION_STATUSES) readonly status!: EditionStatus;
  @Text(HASH) readonly contentHash!: string;
  @MoneyText() readonly total!: string;
  @MoneyText() readonly basePremium!: string;
  @ListOf(() => ChargeResponse, { max: 100_000 }) readonly charges!: readonly ChargeResponse[];
  @Nested(() => UnderwritingDecisionResponse) readonly decision!: UnderwritingDecisionResponse;
  @ListOf(() => PaymentResponse, { max: 20 }) readonly payments!: readonly PaymentResponse[];
}

export class ComparedStepResponse implements ComparedStep {
  @Text({ max: 200 }) readonly title!: string;
  @Text({ max: 20, example: 'factor' }) readonly kind!: string;
  @Text({ max: 400, nullable: true, example: '1.10' }) readonly operand!: string | null;
  @JsonObject({ nullable: true, description: 'The table row that was hit.' })
  readonly row!: WorksheetStepView['row'];
  @ListOf(() => WorksheetRuleResponse, { max: 500 }) readonly rules!: readonly WorksheetRuleResponse[];
  @Text({ max: 400, nullable: true }) readonly exact!: string | null;
  @Text({ max: 400, example: '572.00' }) readonly value!: string;
  @MoneyText({ ...ANY_CHANGE, description: 'What the step added to the value before it.' })
  readonly added!: string;
}

export class StepDifferenceResponse implements StepDifference {
  @Text({ max: 60, example: 'dwelling' }) readonly coverage!: string;
  @Text({ max: 200, nullable: true }) readonly item!: string | null;
  @Text({ max: 60, example: 'territory' }) readonly step!: string;
  @OneOf(STEP_COMPARISONS) readonly comparison!: StepComparison;
  @ListOfOneOf(COMPARED_FIELDS, {
    max: COMPARED_FIELDS.length,
    description: 'What differs; `value` alone where only an earlier step does.',
  })
  readonly differs!: readonly ComparedField[];
  @MoneyText({ ...ANY_CHANGE, description: 'What the step adds more, or less.' }) readonly effect!: string;
  @Nested(() => ComparedStepResponse, { nullable: true }) readonly from!: ComparedStepResponse | null;
  @Nested(() => ComparedStepResponse, { nullable: true }) readonly to!: ComparedStepResponse | null;
}

export class CappedRenewalResponse {
  @MoneyText({ description: 'What the policy would pay without a change of plan.' }) readonly before!: string;
  @MoneyText() readonly charged!: string;
  @Factor({ ...PERCENT_CHANGE, description: 'Percent, uncapped.' }) readonly indicatedChange!: string | null;
  @Factor({ ...PERCENT_CHANGE, description: 'Percent, as charged.' }) readonly appliedChange!: string | null;
  @Nested(() => CarriedChangeField, { nullable: true, description: 'To be given to the next renewal.' })
  readonly carried!: CarriedChangeField | null;
  @Factor({ ...PERCENT_CHANGE, description: 'Percent that is left for the next renewal.' })
  readonly nextChange!: string | null;
}

export class ComparisonResponse {
  @Nested(() => ComparedEditionResponse) readonly from!: ComparedEditionResponse;
  @Nested(() => ComparedEditionResponse) readonly to!: ComparedEditionResponse;
  @MoneyText(ANY_CHANGE) readonly change!: string;
  @Factor({ ...PERCENT_CHANGE, description: 'Null where there was no premium.' }) readonly percent!:
    string | null;
  @ListOf(() => StepDifferenceResponse, { max: 100_000, description: 'All steps of either edition.' })
  readonly steps!: readonly StepDifferenceResponse[];
  @Nested(() => CappedRenewalResponse, { nullable: true, description: 'Null unless a cap was given.' })
  readonly renewal!: CappedRenewalResponse | null;
}

export class DifferenceResponse {
  @Text({ max: 1000, description: 'JSON pointer into the worksheet.', example: '/steps/3/value' })
  readonly pointer!: string;
  @Text({ max: 501, nullable: true, description: 'As JSON text; null for what is not there.' })
  readonly stored!: string | null;
  @Text({ max: 501, nullable: true }) readonly replayed!: string | null;
}

export class ReplayResponse {
  @Id() readonly worksheetId!: string;
  @Id() readonly editionId!: string;
  @Text({ max: 60, example: 'oh-home' }) readonly plan!: string;
  @Text({ max: 60, example: '2024-1' }) readonly edition!: string;
  @Text(HASH) readonly contentHash!: string;
  @Bool({ description: 'Every number, row, reason and title is the same.' }) readonly identical!: boolean;
  @MoneyText() readonly total!: string;
  @MoneyText({ nullable: true }) readonly replayedTotal!: string | null;
  @Text({ max: 20, description: 'Version of the engine that rated it.', example: '1' })
  readonly storedBy!: string;
  @Text({ max: 20, description: 'Version of the engine that rated it again.', example: '1' })
  readonly replayedBy!: string;
  @Nested(() => DifferenceResponse, { nullable: true, description: 'The first one, from the top.' })
  readonly difference!: DifferenceResponse | null;
  @Text({ max: 100, nullable: true, description: 'The error code, where the risk is no longer accepted.' })
  readonly refusal!: string | null;
}
