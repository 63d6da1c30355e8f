export { RatingModule } from './rating.module.js';
export { Rating } from './rating.js';
export type { CoverageHeading, EditionChoice } from './rating.js';
export type { RenewalRequest } from './rate-renewal.js';
export { assertCompleteForBinding, faultOf } from './rated-risk.js';
export { contentHashOf, ratingEditions, ratingPlans, worksheetTotal } from './published.queries.js';
export { RateBatch } from './rate-batch.js';
export { RatedReasons } from './rated-reasons.js';
export type { Reasoned, ReasonsView } from './rated-reasons.js';
export type { ReportScore, ReportView } from './domain/report/report-reasons.js';
export type { Trigger } from './domain/decision/trigger.js';
export type { BatchEdition, BatchFault, BatchOutcome, EditionBatch } from './rate-batch.js';
export type { EditionRef } from './editions/editions.store.js';
export type { EditionUse } from './editions/edition-windows.js';
export type { ImportOptions } from './editions/import-manual.js';
export type {
  CalculationView,
  CarriedView,
  EditionStatus,
  ImportedEdition,
  RatedRenewal,
  RatedRisk,
  RatingFault,
  WorksheetView,
} from './rating.view.js';
export type { WorksheetStepView } from './domain/engine/worksheet-step.js';
export { BLOCKING_POINTS } from './domain/manual/manual.js';
export type { BlockingPoint } from './domain/manual/manual.js';
export type { RiskGaps } from './domain/risk/gaps.js';
export type { MissingInput } from './domain/decision/binding-gaps.js';
export { CHARGE_KINDS } from './domain/engine/charges.js';
export type { AdjustmentLine, ChargeKind, ChargeLine } from './domain/engine/charges.js';
export { OUTCOMES } from './domain/engine/rated.js';
export type {
  Outcome,
  PaymentLine,
  UnderwritingDecision,
  UnderwritingReason,
} from './domain/engine/rated.js';
export { productTitle } from './domain/words/risk-in-words.js';
export type { CoverageInWords, RiskFact, RiskInWords, RiskPart } from './domain/words/risk-in-words.js';
export type { CoverageTerms } from './domain/coverage-terms/coverage-terms.js';
export { decisionShownTo } from './domain/decision/shown-decision.js';
export type { AdverseFactor, Worksheet, WorksheetStep } from './domain/engine/worksheet.js';
export { ratingPermissions } from './rating.permissions.js';
export { WorksheetResponse } from './worksheets/rating.dto.js';
export { WorksheetRenewalResponse } from './worksheets/renewal.dto.js';
export type { WorksheetRenewal } from './domain/renewal/worksheet-renewal.js';
export {
  AdjustmentResponse,
  CalculationResponse,
  ChargeResponse,
  MissingPointResponse,
  PaymentResponse,
  UnderwritingDecisionResponse,
} from './worksheets/worksheet.dto.js';
