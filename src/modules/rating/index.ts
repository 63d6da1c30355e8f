export { RatingModule } from './rating.module.js';
export { Rating, type CoverageHeading, type EditionChoice, type EditionInputs } from './rating.js';
export { PURPOSES, orNull, type InputSchema, type Purpose } from './domain/inputs/json-schema.js';
export { assertCompleteForBinding, ratingFaultOf } from './rated-risk.js';
export { contentHashOf, ratingEditions, ratingPlans, worksheetTotal } from './published.queries.js';
export * from './rate-batch.js';
export { RatedReasons, type Reasoned, type ReasonsView } from './rated-reasons.js';
export type * from './rating.view.js';
export type { EditionRef } from './editions/editions.store.js';
export type { CoverageTerms } from './domain/coverage-terms/coverage-terms.js';
export type { CoveragePromise } from './domain/coverage-terms/coverage-promise.js';
export type { LimitBasis, LossTerms, SettlementStep } from './domain/manual/loss-terms.js';
export { LIMIT_BASES, SETTLEMENT_STEPS } from './domain/manual/loss-terms.js';
export type { MissingInput } from './domain/decision/binding-gaps.js';
export { decisionShownTo } from './domain/decision/shown-decision.js';
export type { Trigger } from './domain/decision/trigger.js';
export {
  CHARGE_KINDS,
  type AdjustmentLine,
  type ChargeKind,
  type ChargeLine,
} from './domain/engine/charges.js';
export type { PaymentLine, UnderwritingDecision, UnderwritingReason } from './domain/engine/rated.js';
export { BLOCKING_POINTS, type BlockingPoint } from './domain/manual/manual.js';
export type { WorksheetRenewal } from './domain/renewal/worksheet-renewal.js';
export type { ReportScore, ReportView } from './domain/report/report-reasons.js';
export { productTitle, type RiskWording } from './domain/words/risk-wording.js';
export { WorksheetResponse } from './worksheets/rating.dto.js';
export { WorksheetRenewalResponse } from './worksheets/renewal.dto.js';
export * from './worksheets/worksheet.dto.js';
