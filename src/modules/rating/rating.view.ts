import type { EditionStatus } from './domain/editions/edition-status.js';
import type { RatingResult } from './domain/engine/rate.js';
import type { MissingInput } from './domain/decision/binding-gaps.js';
import type { Worksheet, WorksheetStep } from './domain/engine/worksheet.js';
import type { CarriedAmounts } from './domain/renewal/worksheet-renewal.js';
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
  /** What the manual requires for binding that the risk does not have yet. */
  readonly missingToBind: readonly MissingInput[];
}

/** Why a risk has no premium; `pointer` is a JSON pointer into the risk, empty for the risk as a whole. */
export interface RatingFault {
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
}

/** A renewal as it is charged, with the premiums of both plans. */
export interface RatedRenewal {
  /** As charged: its charges include the cap's and add up to its total, and its worksheet shows the cap. */
  readonly renewal: RatedRisk;
  /** The new plan's premium without a cap. */
  readonly indicated: RatedRisk;
  /** The expiring plan's premium for the same new risk; null where that plan refuses the risk. */
  readonly expiring: RatedRisk | null;
  /** Why the plans were not compared. Then nothing was capped, and a person should look at it. */
  readonly notCompared: RatingFault | null;
  /** To be stored, and passed to the next renewal and to every change within this term. */
  readonly carried: CarriedView | null;
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
  /** False where the same edition already existed. */
  readonly created: boolean;
}

export type CarriedView = CarriedAmounts;
