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

export type CarriedView = CarriedAmounts;
