import type { EditionUse } from './domain/editions/edition-layout.js';
import type { EditionStatus } from './domain/editions/edition-status.js';
import type { RatingResult } from './domain/engine/rate.js';
import type { MissingInput } from './domain/decision/binding-gaps.js';
import type { Worksheet, WorksheetStep } from './domain/engine/worksheet.js';
import type { ManualFault } from './domain/manual/faults.js';
import type { ManualDocument } from './domain/manual/manual.js';
import type { CarriedAmounts, WorksheetRenewal } from './domain/renewal/worksheet-renewal.js';
import type { StepDifference } from './domain/trials/worksheet-diff.js';
import type { WorksheetStepView } from './domain/engine/worksheet-step.js';

export { EDITION_STATUSES } from './domain/editions/edition-status.js';
export type { EditionStatus };

/** A priced risk with the edition that priced it. */
export interface RatedRisk extends RatingResult {
  readonly editionId: string;
  readonly editionLabel: string;
  readonly editionHash: string;
  readonly planCode: string;
  readonly companyCode: string;
  readonly worksheet: Worksheet;
  /** What the manual asks for before it is bound and the risk does not have yet. */
  readonly missingToBind: readonly MissingInput[];
}

/** Why there is no premium; `pointer` is a JSON pointer into the risk, empty when the risk as a whole is meant. */
export interface RatingFault {
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
}

/** The premium of a renewal as it is charged, beside what the two plans say. */
export interface RatedRenewal {
  /** As charged: its charges contain the cap's and add up to its total, and its worksheet shows the cap. */
  readonly renewal: RatedRisk;
  /** What the new plan says without a cap. */
  readonly indicated: RatedRisk;
  /** The expiring plan on the same, new risk; null where that plan does not take it. */
  readonly expiring: RatedRisk | null;
  /** Why there was nothing to compare with: then nothing was capped, and a person should look. */
  readonly notCompared: RatingFault | null;
  /** To be stored and handed to the next renewal, and to every change within this term. */
  readonly carried: CarriedView | null;
}

/** How a premium came about. What a step has no use for is null, and the adverse factors are in the customer's words. */
export interface CalculationView extends Omit<Worksheet, 'steps' | 'inputs' | 'renewal'> {
  readonly editionId: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly steps: readonly WorksheetStepView[];
  /** Null unless it is a renewal that its plan caps. */
  readonly renewal: WorksheetRenewal | null;
}

/** A stored worksheet. */
export interface WorksheetView extends CalculationView {
  readonly id: string;
  /** Of the worksheet's text as it was stored. */
  readonly worksheetHash: string;
  readonly createdAt: string;
}

export function stepView(line: WorksheetStep): WorksheetStepView {
  const {
    coverage,
    item = null,
    step,
    title,
    kind,
    operand = null,
    row = null,
    element = null,
    rules = [],
  } = line;
  return {
    coverage,
    item,
    step,
    title,
    kind,
    operand,
    row,
    element,
    rules,
    exact: line.exact ?? null,
    value: line.value,
  };
}

export interface ImportedEdition {
  readonly id: string;
  readonly planId: string;
  readonly planCode: string;
  readonly label: string;
  readonly contentHash: string;
  readonly status: EditionStatus;
  /** False when the same edition was there already. */
  readonly created: boolean;
}

export interface EditionView {
  readonly id: string;
  readonly planId: string;
  readonly planCode: string;
  readonly planName: string;
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
  readonly label: string;
  readonly description: string | null;
  readonly status: EditionStatus;
  readonly contentHash: string;
  readonly newBusinessDate: string;
  readonly renewalDate: string;
  readonly createdBy: string | null;
  /** All who had a hand in it or in what it was made from: none of them approves it. */
  readonly contributors: readonly string[];
  readonly filedBy: string | null;
  readonly filedAt: string | null;
  readonly sentBackBy: string | null;
  readonly sentBackAt: string | null;
  readonly sentBackReason: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly activatedBy: string | null;
  readonly activatedAt: string | null;
  readonly supersededAt: string | null;
  readonly redatedBy: string | null;
  readonly redatedAt: string | null;
  readonly redatedReason: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
}

/** Dates that an edition rates, as the answer of a span of time. */
export interface EditionWindowView {
  readonly use: EditionUse;
  readonly from: string;
  /** Exclusive; null for no end. */
  readonly to: string | null;
  readonly inUseFrom: string;
  /** Null while it is the answer. */
  readonly inUseTo: string | null;
}

/** What a check of an edition found; nothing has changed. */
export interface EditionCheckView {
  readonly sound: boolean;
  readonly faults: readonly ManualFault[];
}

export interface EditionDetailView extends EditionView {
  readonly manual: ManualDocument;
}

/** A calculation that was not kept. */
export interface TrialView extends CalculationView {
  readonly status: EditionStatus;
  readonly companyCode: string;
}

export interface ReplayView {
  readonly worksheetId: string;
  readonly editionId: string;
  readonly plan: string;
  readonly edition: string;
  readonly contentHash: string;
  readonly identical: boolean;
  readonly total: string;
  /** Null where the risk is no longer accepted. */
  readonly replayedTotal: string | null;
  readonly storedBy: string;
  readonly replayedBy: string;
  readonly difference: DifferenceView | null;
  readonly refusal: string | null;
}

/** Values as JSON text; null for what is not there. */
export interface DifferenceView {
  readonly pointer: string;
  readonly stored: string | null;
  readonly replayed: string | null;
}

export type ComparedEditionView = Pick<
  TrialView,
  | 'editionId'
  | 'plan'
  | 'edition'
  | 'companyCode'
  | 'status'
  | 'contentHash'
  | 'total'
  | 'basePremium'
  | 'charges'
  | 'decision'
  | 'payments'
>;

export interface ComparisonView {
  readonly from: ComparedEditionView;
  readonly to: ComparedEditionView;
  readonly change: string;
  readonly percent: string | null;
  readonly steps: readonly StepDifference[];
  readonly renewal: RenewalView | null;
}

export type CarriedView = CarriedAmounts;

/** Changes in percent. */
export interface RenewalView {
  readonly before: string;
  readonly charged: string;
  readonly indicatedChange: string | null;
  readonly appliedChange: string | null;
  readonly carried: CarriedView | null;
  readonly nextChange: string | null;
}
